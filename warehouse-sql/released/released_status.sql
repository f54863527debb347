-- grain: one promise or action
with

run as (select * from audit.run),

promise as (select * from marts.milestone_status),

action as (select * from marts.action_status),

released as (
    select
        'promise' as subject_kind,
        promise_key as subject_key,
        status,
        met_since,
        indicator_code,
        period_type,
        period_end,
        value::decimal(18, 4) as value,
        target_value::decimal(18, 4) as target_value,
        benchmark_release,
        reported_rating
    from promise
    union all by name
    select
        'action' as subject_kind,
        action_key as subject_key,
        status,
        false as met_since,
        reported_rating
    from action
)

select
    run.run_id,
    run.software_version,
    run.definitions_hash,
    released.subject_kind,
    released.subject_key,
    released.status,
    coalesce(released.met_since, false) as met_since,
    released.indicator_code,
    released.period_type,
    released.period_end,
    released.value,
    released.target_value,
    released.benchmark_release,
    released.reported_rating
from released
cross join run
order by released.subject_kind, released.subject_key
