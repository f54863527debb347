/*
question: 'Are the longest waits for a neurodevelopmental diagnosis falling, and are waiting children supported?'
about: health_waits
area_for_improvement: AFI2
indicators: [neuro_waiting_over_52_weeks, neuro_waiting_over_104_weeks, neuro_waiting_supported_pct]
answer:
  - {column: month_end, type: DATE, means: Last day of the month.}
  - {column: waiting, type: BIGINT, means: Referrals that wait for a diagnostic assessment.}
  - {column: over_52_weeks, type: BIGINT, means: Waiting more than 364 days.}
  - {column: over_104_weeks, type: BIGINT, means: Waiting more than 728 days.}
  - {column: over_52_weeks_pct, type: DOUBLE, means: Share over 52 weeks in percent.}
  - {column: supported, type: BIGINT, means: With support while waiting begun; null before the first support on
     record.}
  - {column: supported_pct, type: DOUBLE, means: Share in percent.}
  - {column: weeks_median, type: DOUBLE, means: Weeks that half have waited at most.}
care: >-
  Month ends share most of their children, so that a row of falls is no test of a trend. Every past month is worked
  out anew from the dates known now.
*/
with

-- before the first support that was recorded nobody recorded any, which is no evidence of none
first_support as (
    select min(support_while_waiting_date) as first_date
    from warehouse.fact_referral
    where feed = 'neuro_pathway'
)

select
    month_end,
    count(*) as waiting,
    count(*) filter (where over_52_weeks) as over_52_weeks,
    count(*) filter (where over_104_weeks) as over_104_weeks,
    round(100 * count(*) filter (where over_52_weeks) / count(*), 1) as over_52_weeks_pct,
    case
        when month_end >= first_support.first_date
            then count(*) filter (where is_supported)
    end as supported,
    case
        when month_end >= first_support.first_date
            then round(100 * count(*) filter (where is_supported) / count(*), 1)
    end as supported_pct,
    round(median(days_waiting) / 7, 1) as weeks_median
from warehouse.fact_waiting_month
cross join first_support
where wait_kind = 'diagnostic'
    and pathway in ('autism', 'adhd')
    and is_complete
group by month_end, first_support.first_date
order by month_end;
