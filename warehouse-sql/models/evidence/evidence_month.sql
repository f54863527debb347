-- grain: one month of one indicator, area and breakdown value, and whether its days lie in the year to date
with

event as (select * from evidence_known_event where kind in ('proportion', 'count', 'mean') and period_type is null),

breakdown as (select * from evidence_breakdown),

part as (
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
        event.data_to,
        event.numerator,
        event.denominator,
        event.value
    from event
    inner join breakdown
        on breakdown.indicator_code = event.indicator_code
        and breakdown.breakdown = coalesce(event.breakdown, breakdown.breakdown)
)

select
    indicator_code,
    area_code,
    breakdown,
    breakdown_value,
    date_trunc('month', event_date)::date as month_start,
    -- The same days of every year, so that the year to date compares with earlier years.
    100 * month(event_date) + day(event_date) <= 100 * month(data_to) + day(data_to) as in_year_to_date,
    sum(numerator)::bigint as numerator,
    sum(denominator)::bigint as denominator,
    sum(value)::bigint as total,
    count(*) as events
from part
group by all
