-- grain: one month of one indicator, area and breakdown value, and whether its days lie in the year to date
with

event as (select * from evidence_event_breakdown)

select
    indicator_code,
    area_code,
    breakdown,
    breakdown_value,
    date_trunc('month', event_date)::date as month_start,
    -- The same days of every year, so that the year to date compares with earlier years.
    (month(event_date), day(event_date)) <= (month(data_to), day(data_to)) as in_year_to_date,
    sum(numerator)::bigint as numerator,
    sum(denominator)::bigint as denominator,
    sum(value)::bigint as total,
    count(*) as events
from event
where event_date is not null
group by all
