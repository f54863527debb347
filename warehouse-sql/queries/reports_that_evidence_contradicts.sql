/*
question: 'Where do lead officers'' reports and the evidence contradict each other, and since when?'
about: governance
area_for_improvement: AFI4
answer:
  - {column: printed_ref, type: VARCHAR, means: Reference of the action as the plan prints it.}
  - {column: title, type: VARCHAR, means: The promise or action.}
  - {column: how_they_differ, type: VARCHAR, means: Which of the two is the better news.}
  - {column: lead_says, type: VARCHAR, means: Rating reported.}
  - {column: reported_on, type: DATE, means: Day of the newest report.}
  - {column: reported_by, type: VARCHAR, means: Role of the lead.}
  - {column: evidence_says, type: VARCHAR, means: Status computed.}
  - {column: since, type: DATE, means: First day on which both stood.}
  - {column: reason, type: VARCHAR, means: Why with the figures.}
care: >-
  A contradiction is a question for the lead and no judgement of who is right; the evidence may be old or too few.
  Reasons quote exact figures, which may be small.
*/
select
    printed_ref,
    title,
    mismatch_kind as how_they_differ,
    reported_rating as lead_says,
    reported_on,
    reported_by,
    computed_status as evidence_says,
    since,
    reason
from marts.reported_mismatch
order by order_no;
