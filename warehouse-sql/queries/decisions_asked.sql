/*
question: 'What decisions are asked of the board, of whom, and why?'
about: governance
area_for_improvement: AFI4
answer:
  - {column: rank, type: BIGINT, means: Order of urgency.}
  - {column: kind, type: VARCHAR, means: What calls for a decision.}
  - {column: decision, type: VARCHAR, means: What is to be decided.}
  - {column: why, type: VARCHAR, means: Why with the figures.}
  - {column: options, type: VARCHAR, means: What could be decided.}
  - {column: owner_role, type: VARCHAR, means: Role that would carry it out.}
  - {column: printed_ref, type: VARCHAR, means: Reference of the action as the plan prints it; null where it concerns
     none.}
care: >-
  Worked out anew every night; a decision disappears when its cause does. Reasons quote exact figures, which may be
  small.
*/
select
    asked.rank,
    asked.kind,
    asked.decision,
    asked.why,
    asked.options,
    asked.owner_role,
    action.printed_ref
from marts.decision_asked as asked
left join marts.action_status as action using (action_key)
order by asked.rank;
