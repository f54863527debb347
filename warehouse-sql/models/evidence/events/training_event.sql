-- grain: one attendance or session of training, once for each indicator it counts in
with

attended as (select * from fact_training),

session as (
    select
        session_key,
        area_code,
        session_date,
        bool_or(is_multi_agency) as is_multi_agency
    from attended
    group by session_key, area_code, session_date
)

select
    'training_confidence_good_pct' as indicator_code,
    attendance_key as event_key,
    area_code,
    session_date as event_date,
    agency_key as agency_code,
    cast(is_good_after as bigint) as numerator,
    cast(1 as bigint) as denominator
from attended
where is_good_after is not null

union all by name

select
    'training_follow_up_pct' as indicator_code,
    attendance_key as event_key,
    area_code,
    session_date as event_date,
    agency_key as agency_code,
    cast(follow_up_date is not null as bigint) as numerator,
    cast(1 as bigint) as denominator
from attended
where not is_good_after

union all by name

select
    'training_multi_agency_pct' as indicator_code,
    session_key as event_key,
    area_code,
    session_date as event_date,
    cast(is_multi_agency as bigint) as numerator,
    cast(1 as bigint) as denominator
from session
where session_date is not null
