/*
question: 'Which actions have had no progress report lately, and who leads them?'
about: plan
area_for_improvement: AFI4
answer:
  - {column: printed_ref, type: VARCHAR, means: Reference of the action as the plan prints it.}
  - {column: action, type: VARCHAR, means: The action.}
  - {column: lead_role, type: VARCHAR, means: Role that leads it.}
  - {column: newest_report, type: DATE, means: Day of the newest report; null where none ever came.}
  - {column: days_since_report, type: BIGINT, means: Days from it to the date of this warehouse.}
  - {column: rating, type: VARCHAR, means: Rating reported then.}
  - {column: rating_means, type: VARCHAR, means: What the colour says.}
  - {column: status, type: VARCHAR, means: Status computed from the evidence.}
care: >-
  All actions are listed, those longest without a report first. A report says what the lead wrote; the status is
  worked out apart from it.
*/
with

newest_report as (
    select action_key, update_date, reported_rating, reported_meaning
    from warehouse.fact_action_update
    where is_latest
)

select
    action.printed_ref,
    action.title as action,
    action.lead_role,
    report.update_date as newest_report,
    run.as_at - report.update_date as days_since_report,
    report.reported_rating as rating,
    report.reported_meaning as rating_means,
    action.status
from marts.action_status as action
cross join marts.run as run
left join newest_report as report using (action_key)
order by report.update_date nulls first, action.order_no;
