-- grain: one deliverable on one day
with

deliverable as (select * from evidence_deliverable where is_reported),

run as (select * from ref_run),

-- Looked at on every due date and at every month end since the first of them.
day as (
    select due_date as day from deliverable
    union
    select last_day(unnest(generate_series(date_trunc('month', first_due), as_at, interval 1 month))::date)
    from (select min(due_date) as first_due, max(run.as_at) as as_at from deliverable cross join run)
)

select
    'deliverable_done' as indicator_code,
    deliverable.deliverable || ' ' || day.day as event_key,
    deliverable.area_code,
    'snapshot' as period_type,
    day.day as period_start,
    day.day as event_date,
    deliverable.title as category,
    cast(coalesce(deliverable.done_date <= day.day, false) as bigint) as numerator,
    cast(1 as bigint) as denominator
from deliverable
cross join day
cross join run
where day.day <= run.as_at
