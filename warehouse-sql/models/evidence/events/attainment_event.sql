-- grain: one result of one child, once for each indicator it counts in
with

result as (
    select *, (year_end - interval 1 year + interval 1 day)::date as year_start
    from fact_attainment
)

select
    'ks2_expected_pct' as indicator_code,
    attainment_key as event_key,
    area_code,
    'academic_year' as period_type,
    year_start as period_start,
    year_end as event_date,
    child_key,
    child_version_key,
    school_version_key,
    sen_provision,
    cast(value = 1 as bigint) as numerator,
    cast(1 as bigint) as denominator
from result
where stage = 'ks2' and measure = 'rwm_expected' and value in (0, 1)

union all by name

select
    'attainment_8' as indicator_code,
    attainment_key as event_key,
    area_code,
    'academic_year' as period_type,
    year_start as period_start,
    year_end as event_date,
    child_key,
    child_version_key,
    school_version_key,
    sen_provision,
    cast(round(100 * value) as bigint) as value
from result
where stage = 'ks4' and measure = 'attainment_8' and value >= 0
