-- grain: one quality rule
with

result as (select * from audit.quality_result),

resting as (
    select code as indicator_code, unnest(quality_rules) as rule_code
    from ref_indicators
),

affected as (
    select rule_code, string_agg(indicator_code, '; ' order by indicator_code) as indicators_affected
    from resting
    group by rule_code
)

select
    result.rule_code,
    title,
    severity,
    owner_role,
    result,
    violations,
    denominator,
    violated_pct,
    threshold_pct,
    reason,
    advice,
    affected.indicators_affected
from result
left join affected using (rule_code)
