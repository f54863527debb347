-- grain: the released status of one promise or action
with

released as (select * from landing.platform_released_status)

select
    area_code as la_number,
    run_id,
    software_version,
    definitions_hash,
    as_of as released_as_at,
    subject_kind,
    subject_key,
    status,
    met_since,
    indicator_code,
    period_type,
    period_end,
    value,
    target_value,
    benchmark_release,
    reported_rating
from released
