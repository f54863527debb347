-- grain: one period of one ratio, area and breakdown value
with

known as (select * from evidence_known_event where kind = 'ratio'),

breakdown as (select * from evidence_breakdown),

period as (select * from evidence_period),

event as (
    select
        event.indicator_code,
        event.area_code,
        breakdown.breakdown,
        breakdown_value(
            breakdown.breakdown, event.agency_name, event.locality, event.school_name, event.phase, event.primary_need,
            event.age_band, event.sex, event.ethnicity, event.imd_quintile, event.sen_provision, event.respondent_type,
            event.category
        ) as breakdown_value,
        event.event_date,
        event.numerator,
        event.value
    from known as event
    inner join breakdown using (indicator_code)
),

middle as (
    select
        period.indicator_code,
        period.area_code,
        event.breakdown,
        event.breakdown_value,
        period.period_type,
        period.period_start,
        period.period_end,
        count(*) filter (where event.numerator = 1) as above,
        count(*) filter (where event.numerator = 0) as below,
        median(event.value) filter (where event.numerator = 1) as above_median,
        median(event.value) filter (where event.numerator = 0) as below_median
    from period
    inner join event
        on event.indicator_code = period.indicator_code
        and event.area_code = period.area_code
        and event.event_date between period.period_start and period.period_end
    group by all
)

-- As sure as the smaller of the two groups makes it.
select
    indicator_code,
    area_code,
    breakdown,
    breakdown_value,
    period_type,
    period_start,
    period_end,
    least(above, below) as denominator,
    case when below_median > 0 then above_median / below_median end as value
from middle
