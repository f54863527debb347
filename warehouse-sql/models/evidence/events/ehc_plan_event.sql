-- grain: one plan, once for each indicator it counts in
with

plan as (select * from fact_ehc_plan),

dated as (
    select
        *,
        coalesce(start_date, issued_date) as from_date,
        coalesce(ceased_date, date '9999-12-31') as to_date
    from plan
),

counted as (
    select 'ehcp_active' as indicator_code, dated.*, cast(null as date) as event_date
    from dated
    where from_date < to_date
    union all
    select 'ehcp_ceased_pct', dated.*, null
    from dated
    where from_date < to_date
    union all
    select 'ehcp_new', dated.*, from_date
    from dated
)

select
    indicator_code,
    plan_key as event_key,
    area_code,
    event_date,
    child_key,
    child_version_key,
    cast(age_at_start as bigint) as age,
    origin as category,
    cast(1 as bigint) as numerator,
    case when event_date is null then from_date end as from_date,
    case when event_date is null then to_date end as to_date
from counted
where from_date is not null
