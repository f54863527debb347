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
),

-- Names every column, with its type, whatever the parts below leave out.
shape as (
    select
        cast(null as varchar) as indicator_code,
        cast(null as varchar) as event_key,
        cast(null as varchar) as area_code,
        cast(null as date) as event_date,
        cast(null as varchar) as child_key,
        cast(null as varchar) as child_version_key,
        cast(null as varchar) as agency_code,
        cast(null as bigint) as age,
        cast(null as varchar) as category,
        cast(null as bigint) as numerator,
        cast(null as bigint) as denominator,
        cast(null as bigint) as value,
        cast(null as date) as from_date,
        cast(null as date) as to_date
    where false
),

event as (
    select * from shape
    union all by name
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
)

select
    indicator_code,
    event_key,
    area_code,
    event_date,
    child_key,
    child_version_key,
    agency_code,
    age,
    category,
    numerator,
    denominator,
    value,
    from_date,
    to_date
from event
