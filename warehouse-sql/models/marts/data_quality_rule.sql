-- grain: one quality rule
with

result as (select * from audit.quality_result)

select
    rule_code,
    title,
    severity,
    owner_role,
    result,
    violations,
    denominator,
    violated_pct,
    threshold_pct,
    reason,
    advice
from result
