/*
question: 'Did the decisions of governance groups get done in time, and did they move what they meant to move?'
about: governance
area_for_improvement: AFI4
indicators: [course_corrections_closed_pct]
answer:
  - {column: governance_group, type: VARCHAR, means: The group that decided.}
  - {column: decisions, type: BIGINT, means: Decisions on record.}
  - {column: closed_on_time, type: BIGINT, means: Closed by their due date.}
  - {column: closed_late, type: BIGINT, means: Closed after it.}
  - {column: open_overdue, type: BIGINT, means: Open and past the due date.}
  - {column: open_not_yet_due, type: BIGINT, means: Open and not due yet.}
  - {column: better, type: BIGINT, means: The indicator got better beyond common cause.}
  - {column: worse, type: BIGINT, means: It got worse beyond common cause.}
  - {column: no_change, type: BIGINT, means: No change beyond common cause.}
  - {column: not_said, type: BIGINT, means: Too early or not measured.}
care: >-
  A change after a decision is no proof that the decision caused it. Most decisions name no indicator, or one that
  cannot be compared yet, and stand under not_said.
*/
select
    coalesce(group_name, 'Group not in the register') as governance_group,
    count(*) as decisions,
    count(*) filter (where closing = 'closed on time') as closed_on_time,
    count(*) filter (where closing = 'closed late') as closed_late,
    count(*) filter (where closing = 'open, overdue') as open_overdue,
    count(*) filter (where closing = 'open, not yet due') as open_not_yet_due,
    count(*) filter (where finding = 'better, beyond common cause') as better,
    count(*) filter (where finding = 'worse, beyond common cause') as worse,
    count(*) filter (where finding = 'no change beyond common cause') as no_change,
    count(*) filter (where finding in ('too early', 'not measured')) as not_said
from marts.course_correction
group by coalesce(group_name, 'Group not in the register')
order by open_overdue desc, decisions desc, governance_group;
