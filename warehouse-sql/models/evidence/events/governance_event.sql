-- grain: one decision due, one page of the local offer checked, or one complaint
with

decision as (select * from fact_decision),

checked as (select * from fact_local_offer_check),

complaint as (select * from fact_complaint)

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
    round_start_date as period_start,
    round_end_date as event_date,
    owner_service as category,
    cast(is_current as bigint) as numerator,
    cast(1 as bigint) as denominator
from checked
where round_end_date is not null

union all by name

select
    'complaints_count' as indicator_code,
    complaint_key as event_key,
    area_code,
    received_date as event_date,
    service as category,
    cast(1 as bigint) as numerator
from complaint
where received_date is not null
