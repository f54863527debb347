-- grain: one indicator
with

indicator as (select * from ref_indicators)

select
    code as indicator_code,
    title,
    question,
    areas_for_improvement,
    evidence_for,
    unit,
    kind,
    percentile,
    direction,
    numerator as numerator_text,
    denominator as denominator_text,
    feeds,
    judged_by,
    target_rule,
    target_value,
    target_from,
    target_due,
    target_text,
    benchmark_text,
    minimum_denominator,
    coalesce(settles_after_days, 28) as settles_after_days,
    owner_role,
    change_points,
    seasonal,
    method
from indicator
