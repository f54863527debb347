-- grain: one promise or action as the newest night before this one released its status
with

released as (select * from stg_platform__released_status),

area as (select * from dim_area),

run as (select * from ref_run)

select
    coalesce(area.area_code, released.la_number) as area_code,
    released.subject_kind,
    released.subject_key,
    released.status,
    released.met_since,
    released.indicator_code,
    released.period_type,
    released.period_end,
    released.value,
    released.target_value,
    released.benchmark_release,
    released.reported_rating,
    released.run_id as released_run_id,
    released.released_as_at,
    released.software_version,
    released.definitions_hash
from released
inner join run on released.released_as_at < run.as_at
left join area on area.la_number = released.la_number
