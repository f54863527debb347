/*
question: 'How do the waiting lists divide by time waited, now and a year ago?'
about: health_waits
area_for_improvement: AFI2
indicators: [neuro_diagnostic_wait_weeks_median, neuro_initial_wait_weeks_median, camhs_still_waiting_weeks_median]
answer:
  - {column: waiting_list, type: VARCHAR, means: The list in words.}
  - {column: weeks_waited, type: VARCHAR, means: The band of weeks.}
  - {column: month_end, type: DATE, means: Newest month end of the list.}
  - {column: waiting, type: INTEGER, means: Waiting in the band.}
  - {column: share_pct, type: DOUBLE, means: Share of the list in percent.}
  - {column: waiting_a_year_before, type: INTEGER, means: Waiting in the band twelve months earlier; null where the
     list was not told then.}
  - {column: data_status, type: VARCHAR, means: What kind of number it is.}
care: >-
  Exactly 18 weeks is still in the band 0-17, as reference.ref_waiting_band says. Who waits for two things is in two
  lists. Small numbers must not leave the partnership.
*/
with

newest as (
    select indicator_code, max(month_end) as month_end
    from marts.waiting_band
    group by indicator_code
)

select
    -- the mart names a list by the indicator drawn from it
    case now.indicator_code
        when 'neuro_initial_wait_weeks_median' then 'Neurodevelopmental, first assessment'
        when 'neuro_diagnostic_wait_weeks_median' then 'Neurodevelopmental, diagnostic assessment'
        when 'camhs_still_waiting_weeks_median' then 'Child and adolescent mental health, first contact'
        when 'therapy_wait_weeks_median' then 'Therapies, first appointment'
        else now.indicator_title
    end as waiting_list,
    now.wait_band as weeks_waited,
    now.month_end,
    now.waiting,
    round(100 * now.waiting / nullif(now.waiting_in_all, 0), 1) as share_pct,
    year_before.waiting as waiting_a_year_before,
    now.data_status
from marts.waiting_band as now
inner join newest using (indicator_code, month_end)
left join marts.waiting_band as year_before
    on year_before.indicator_code = now.indicator_code
    and year_before.area_code = now.area_code
    and year_before.wait_band = now.wait_band
    and year_before.month_end = last_day(cast(now.month_end - interval 12 month as date))
order by now.indicator_code, now.band_order, now.area_code;
