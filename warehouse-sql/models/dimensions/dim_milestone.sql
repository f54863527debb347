-- grain: one promise of the plan: milestone, yearly target or evidence date
with

milestone as (select * from ref_milestone),

plan_setting as (select * from ref_plan_setting)

select
    promise_key,
    promise_kind,
    order_no,
    title,
    area_for_improvement,
    action_key,
    milestone.due_printed,
    -- The list resolves 'Year 1 (25/26)' to the academic year; a setting makes it the financial year.
    case
        when milestone.due_printed like 'Year %' and plan_setting.value = 'financial_year'
            then make_date(year(milestone.due_date), 3, 31)
        else milestone.due_date
    end as due_date,
    milestone.due_printed like 'Year %' as is_yearly,
    indicator_code,
    target_rule,
    target_value,
    further_indicators,
    note
from milestone
inner join plan_setting on plan_setting.setting = 'year of yearly targets'
