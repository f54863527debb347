/*
question: 'Which quality rules are broken, who has to act, and which figures are weaker for it?'
about: quality
area_for_improvement: AFI4
answer:
  - {column: rule, type: VARCHAR, means: Code of the rule.}
  - {column: title, type: VARCHAR, means: What it looks for.}
  - {column: severity, type: VARCHAR, means: How grave it is.}
  - {column: owner_role, type: VARCHAR, means: Role that corrects it.}
  - {column: violations, type: BIGINT, means: Rows or things that break it.}
  - {column: looked_at, type: BIGINT, means: Rows or things looked at.}
  - {column: violated_pct, type: 'DECIMAL(9,1)', means: Share in percent.}
  - {column: let_pass_pct, type: 'DECIMAL(9,1)', means: Share that is let pass.}
  - {column: advice, type: VARCHAR, means: What to do.}
  - {column: weakens, type: VARCHAR, means: Indicators whose evidence is weaker for it; null for none.}
care: >-
  The single rows are in audit.quality_violation, for those who correct them and nobody else. A rule under its
  threshold has passed although rows break it.
*/
with

weakened as (
    select rule_code, string_agg(code, ', ' order by code) as indicators
    from (select code, unnest(quality_rules) as rule_code from reference.ref_indicators)
    group by rule_code
)

select
    rule.rule_code as rule,
    rule.title,
    rule.severity,
    rule.owner_role,
    rule.violations,
    rule.denominator as looked_at,
    round(rule.violated_pct, 1) as violated_pct,
    round(rule.threshold_pct, 1) as let_pass_pct,
    rule.advice,
    weakened.indicators as weakens
from marts.data_quality_rule as rule
left join weakened using (rule_code)
where rule.result in ('failed', 'error')
order by array_position(['fatal', 'error', 'warning'], rule.severity), rule.rule_code;
