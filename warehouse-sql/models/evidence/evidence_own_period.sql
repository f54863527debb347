-- grain: one period that the data of an indicator bring with them, in one area
with

-- A period that ends before it starts is none; the quality rules of its feed name the row.
event as (select * from evidence_event where period_start <= event_date),

indicator as (select * from ref_indicators),

own_type as (
    select code as indicator_code, period_type
    from indicator
    cross join unnest(periods) as asked (period_type)
    where brings_its_periods(period_type)
),

typed as (
    select
        event.indicator_code,
        event.area_code,
        event.period_type,
        event.period_start,
        event.event_date
    from event
    where event.period_type is not null
    union all
    select
        event.indicator_code,
        event.area_code,
        own_type.period_type,
        event.period_start,
        event.event_date
    from event
    inner join own_type using (indicator_code)
    where event.period_type is null
)

-- Periods that end on one day are one; it begins with the earliest of them.
select
    indicator_code,
    area_code,
    period_type,
    min(period_start) as period_start,
    event_date as period_end
from typed
group by indicator_code, area_code, period_type, event_date
