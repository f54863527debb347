-- grain: one decision of a governance group
with

decided as (select * from stg_governance__decision),

governance_group as (select * from dim_governance_group),

action as (select * from dim_action),

indicator as (select * from dim_indicator),

area as (select * from dim_area),

run as (select * from ref_run)

select
    -- keys
    decided.decision_key,
    coalesce(area.area_code, decided.la_number) as area_code,
    governance_group.governance_group,
    decided.recorded_group,
    action.action_key,
    decided.recorded_action_key,
    indicator.indicator_code,
    decided.recorded_indicator_code,
    -- the decision
    decided.meeting_date,
    decided.decision,
    decided.owner_role,
    decided.due_date,
    decided.closed_date,
    decided.outcome,
    -- measures
    coalesce(decided.closed_date <= run.as_at, false) as is_closed,
    -- Neither kept nor broken while its day has not passed.
    case
        when decided.due_date is null then null
        when decided.closed_date <= decided.due_date then true
        when decided.due_date < run.as_at then false
    end as closed_in_time
from decided
cross join run
left join governance_group
    on governance_group.governance_group = decided.recorded_group
    or governance_group.group_name = decided.recorded_group
left join action on action.action_key = decided.recorded_action_key
left join indicator on indicator.indicator_code = decided.recorded_indicator_code
left join area on area.la_number = decided.la_number
