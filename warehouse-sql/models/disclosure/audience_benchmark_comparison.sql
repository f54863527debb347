-- grain: one indicator, period and area
with

published as (select * from evidence_published where is_latest_release and area_role <> 'other')

-- This area as published too: its own rows are given in the evidence, protected.
select
    indicator_code,
    period_type,
    period_start,
    period_end,
    area_code,
    area_name,
    area_role,
    numerator,
    denominator,
    cast(value as decimal(18, 6)) as value,
    case when is_share and denominator > 0 then wilson_lower(numerator, denominator) end as lower,
    case when is_share and denominator > 0 then wilson_upper(numerator, denominator) end as upper,
    value_status,
    'DfE' as source,
    release_label,
    comparability
from published
