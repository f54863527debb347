-- grain: one indicator in one area
with

indicator as (select * from ref_indicators),

run as (select * from ref_run)

-- Everything is delivered, to the day.
select
    indicator.code as indicator_code,
    run.area_code,
    'first' as choice,
    true as is_delivered,
    false as is_stale,
    run.as_at as newest_as_of,
    run.as_at as data_to,
    'a feed' as feeds,
    cast(null as varchar) as reason
from indicator
cross join run
