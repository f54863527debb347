-- grain: one indicator
with

indicator as (select * from dim_indicator)

-- Words and rules of the catalogue; nothing that is computed.
select
    indicator_code,
    title,
    question,
    unit,
    direction,
    array_to_string(areas_for_improvement, '; ') as areas_for_improvement,
    array_to_string(evidence_for, '; ') as evidence_for,
    kind,
    numerator_text,
    denominator_text,
    method,
    minimum_denominator,
    owner_role,
    array_to_string(feeds, '; ') as feeds,
    benchmark_text,
    target_text
from indicator
