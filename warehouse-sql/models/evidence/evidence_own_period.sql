-- grain: one period that the data of an indicator bring with them, in one area
with

event as (select * from evidence_event where period_start is not null),

indicator as (select * from ref_indicators),

own_type as (
    select code as indicator_code, period_type
    from indicator
    cross join unnest(periods) as asked (period_type)
    where brings_its_periods(period_type)
)

-- Periods that end on one day are one; it begins with the earliest of them.
select
    event.indicator_code,
    event.area_code,
    own_type.period_type,
    min(event.period_start) as period_start,
    event.event_date as period_end
from event
inner join own_type using (indicator_code)
group by event.indicator_code, event.area_code, own_type.period_type, event.event_date
