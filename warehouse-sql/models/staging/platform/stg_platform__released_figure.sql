-- grain: one released figure of one period
with

released as (select * from landing.platform_released_figure)

select
    area_code as la_number,
    run_id,
    software_version,
    definitions_hash,
    as_of as released_as_at,
    indicator_code,
    breakdown,
    breakdown_value,
    period_type,
    period_start,
    period_end,
    numerator,
    denominator,
    value,
    data_status,
    benchmark_value,
    benchmark_release,
    status
from released
