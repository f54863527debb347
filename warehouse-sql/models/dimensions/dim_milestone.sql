-- grain: one promise of the plan: milestone, yearly target or evidence date
with

milestone as (select * from ref_milestone)

select
    promise_key,
    promise_kind,
    order_no,
    title,
    area_for_improvement,
    action_key,
    due_printed,
    due_date,
    indicator_code,
    target_rule,
    target_value,
    further_indicators,
    note
from milestone
