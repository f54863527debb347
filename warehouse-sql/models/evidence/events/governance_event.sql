-- grain: one decision due, or one page of the local offer checked
with

decision as (select * from fact_decision),

checked as (select * from fact_local_offer_check),

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
        'course_corrections_closed_pct' as indicator_code,
        decision_key as event_key,
        area_code,
        due_date as event_date,
        cast(closed_in_time as bigint) as numerator,
        cast(1 as bigint) as denominator
    from decision
    where closed_in_time is not null
    union all by name
    select
        'local_offer_current_pct' as indicator_code,
        check_key as event_key,
        area_code,
        round_end_date as event_date,
        owner_service as category,
        cast(is_current as bigint) as numerator,
        cast(1 as bigint) as denominator
    from checked
    where round_end_date is not null
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
