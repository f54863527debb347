/*
question: 'Which dated deliverables of the plan are done, and which were done late?'
about: plan
area_for_improvement: AFI4
indicators: [deliverable_done]
answer:
  - {column: deliverable, type: VARCHAR, means: What is to be delivered.}
  - {column: printed_ref, type: VARCHAR, means: Reference of its action as the plan prints it.}
  - {column: due_printed, type: VARCHAR, means: When it is due as the plan prints it.}
  - {column: due_date, type: DATE, means: Day it is due.}
  - {column: done, type: BOOLEAN, means: Whether it is done by the newest evidence.}
  - {column: done_by, type: DATE, means: First day looked at on which it was done; null while it is not.}
  - {column: in_time, type: BOOLEAN, means: Whether that day is on or before the due date; null while it is neither
     done nor due.}
  - {column: shown_by, type: VARCHAR, means: Where the evidence comes from.}
care: >-
  Done means that the lead reported it complete with a reference to evidence, or that the survey took place; nobody
  has judged the quality. Looked at on due dates and at month ends, so that done_by may be some weeks late.
*/
with

told as (
    select breakdown_value as title, period_end, numerator
    from marts.evidence
    where indicator_code = 'deliverable_done'
        and breakdown = 'deliverable'
        and period_type = 'snapshot'
),

summed as (
    select
        title,
        max(numerator) filter (where period_end = (select max(period_end) from told)) as newest,
        min(period_end) filter (where numerator = 1) as first_done
    from told
    group by title
)

select
    deliverable.title as deliverable,
    action.printed_ref,
    deliverable.due_printed,
    deliverable.due_date,
    coalesce(summed.newest = 1, false) as done,
    summed.first_done as done_by,
    case
        when summed.first_done is not null then summed.first_done <= deliverable.due_date
        when deliverable.due_date < run.as_at then false
    end as in_time,
    deliverable.shown_by
from reference.ref_deliverable as deliverable
cross join marts.run as run
inner join warehouse.dim_action as action using (action_key)
left join summed
    on summed.title = deliverable.title
order by deliverable.due_date, deliverable.display_order, deliverable.deliverable;
