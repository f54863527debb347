/*
question: 'Which promises of the action plan are missed, off track or at risk, and why?'
about: plan
answer:
  - {column: area_for_improvement, type: VARCHAR, means: Code of the area for improvement.}
  - {column: promise, type: VARCHAR, means: What was promised.}
  - {column: due_date, type: DATE, means: Day it is due; null where the plan gives none.}
  - {column: status, type: VARCHAR, means: Status computed from the evidence.}
  - {column: met_since, type: BOOLEAN, means: Missed at its date and met by the newest figure.}
  - {column: indicator, type: VARCHAR, means: Title of the indicator that proves it.}
  - {column: newest_value, type: DOUBLE, means: Newest value of the indicator.}
  - {column: unit, type: VARCHAR, means: Its unit.}
  - {column: target, type: VARCHAR, means: What is to be reached.}
  - {column: reason, type: VARCHAR, means: Why it has its status.}
  - {column: how_sure, type: VARCHAR, means: How sure the evidence is.}
  - {column: lead_says, type: VARCHAR, means: Rating that the lead reports; null while no report has come.}
care: >-
  Promises kept late stand last. The status comes from the evidence alone and may contradict the lead's report.
  Reasons quote exact figures, which may be small; give partners the table of the same name in their own file.
*/
select
    area_for_improvement,
    title as promise,
    due_date,
    status,
    met_since,
    indicator_title as indicator,
    round(value, 1) as newest_value,
    unit,
    target_text as target,
    status_reason as reason,
    strength as how_sure,
    reported_rating as lead_says
from marts.milestone_status
where status in ('missed', 'off track', 'at risk')
order by
    met_since is true,
    array_position(['missed', 'off track', 'at risk'], status),
    due_date nulls last,
    order_no,
    promise_key;
