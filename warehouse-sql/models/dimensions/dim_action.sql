-- grain: one action of the plan
with

action as (select * from ref_action),

theme as (select * from ref_theme)

select
    action.action_key,
    action.printed_ref,
    action.area_for_improvement,
    action.theme_key,
    theme.title as theme_title,
    action.order_no,
    action.title,
    action.lead_role,
    action.supporting_groups,
    action.start_printed,
    action.start_date,
    action.start_reason,
    action.finish_printed,
    action.due_date,
    action.due_reason,
    action.evidence,
    action.evidence_due_date,
    action.evidence_due_reason,
    action.date_conflict,
    action.date_conflict_reason
from action
left join theme using (theme_key)
