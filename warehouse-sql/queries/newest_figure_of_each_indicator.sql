/*
question: 'What is the newest figure of every indicator, and how far is it to be trusted?'
about: plan
answer:
  - {column: indicator, type: VARCHAR, means: Code of the indicator.}
  - {column: title, type: VARCHAR, means: Its title.}
  - {column: areas_for_improvement, type: VARCHAR, means: Areas for improvement it belongs to; null where it belongs
     to none.}
  - {column: to_day, type: DATE, means: Last day of the newest period by which it is judged.}
  - {column: value, type: DOUBLE, means: The figure.}
  - {column: unit, type: VARCHAR, means: Its unit.}
  - {column: lower, type: DOUBLE, means: 'Lower bound of its 95 % interval.'}
  - {column: upper, type: DOUBLE, means: Upper bound.}
  - {column: denominator, type: BIGINT, means: Of how many; null for counts.}
  - {column: data_status, type: VARCHAR, means: What kind of number it is.}
  - {column: failed_rules, type: BIGINT, means: Quality rules that failed of those on which it rests.}
  - {column: owner_role, type: VARCHAR, means: Role that answers for it.}
care: >-
  Newest means the newest period of the kind by which the indicator is judged, which may still be running. A figure
  that is null is not collected or too few and never nought.
*/
with

newest as (
    select evidence.*
    from marts.evidence as evidence
    inner join warehouse.dim_indicator as indicator using (indicator_code)
    where evidence.breakdown = 'all'
        -- what is not collected has one row, of no period of its own
        and (
            evidence.period_type = indicator.judged_by
            or evidence.data_status = 'not collected'
        )
    qualify row_number() over (
        partition by evidence.indicator_code, evidence.area_code
        order by evidence.period_end desc, evidence.period_type
    ) = 1
),

failed as (
    select indicator.code as indicator_code, count(*) as failed_rules
    from (select code, unnest(quality_rules) as rule_code from reference.ref_indicators) as indicator
    inner join marts.data_quality_rule as rule using (rule_code)
    where rule.result = 'failed'
    group by indicator.code
)

select
    indicator.indicator_code as indicator,
    indicator.title,
    nullif(indicator.areas_for_improvement, '') as areas_for_improvement,
    newest.period_end as to_day,
    round(newest.value, 1) as value,
    indicator.unit,
    round(newest.lower, 1) as lower,
    round(newest.upper, 1) as upper,
    newest.denominator,
    newest.data_status,
    coalesce(failed.failed_rules, 0) as failed_rules,
    indicator.owner_role
from marts.indicator as indicator
left join newest using (indicator_code)
left join failed using (indicator_code)
order by indicator.indicator_code, newest.area_code;
