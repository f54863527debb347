/*
question: 'How much is there to correct in the data, and whose work is it?'
about: quality
area_for_improvement: AFI4
answer:
  - {column: owner_role, type: VARCHAR, means: Role that corrects it.}
  - {column: rules, type: BIGINT, means: Rules it owns.}
  - {column: failed, type: BIGINT, means: Rules that failed.}
  - {column: with_violations, type: BIGINT, means: 'Rules that some row breaks, those let pass included.'}
  - {column: violations, type: BIGINT, means: Rows or things that break them.}
  - {column: not_applicable, type: BIGINT, means: Rules that could not be applied.}
care: Violations of two rules can be the same row. A rule that is not applicable has not passed.
*/
select
    owner_role,
    count(*) as rules,
    count(*) filter (where result in ('failed', 'error')) as failed,
    count(*) filter (where violations > 0) as with_violations,
    coalesce(sum(violations), 0)::bigint as violations,
    count(*) filter (where result = 'not applicable') as not_applicable
from marts.data_quality_rule
group by owner_role
order by failed desc, violations desc, owner_role;
