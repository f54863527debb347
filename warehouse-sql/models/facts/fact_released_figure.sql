-- grain: one figure of one period as the newest night before this one released it
with

released as (select * from stg_platform__released_figure),

area as (select * from dim_area),

run as (select * from ref_run)

select
    coalesce(area.area_code, released.la_number) as area_code,
    released.indicator_code,
    released.breakdown,
    released.breakdown_value,
    released.period_type,
    released.period_start,
    released.period_end,
    released.numerator,
    released.denominator,
    released.value,
    released.data_status,
    released.benchmark_value,
    released.benchmark_release,
    released.status,
    released.run_id as released_run_id,
    released.released_as_at,
    released.software_version,
    released.definitions_hash
from released
inner join run on released.released_as_at < run.as_at
left join area on area.la_number = released.la_number
