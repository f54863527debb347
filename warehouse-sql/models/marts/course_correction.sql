-- grain: one decision of a governance group
with

decision as (
    select fact_decision.*
    from fact_decision
    inner join ref_run using (area_code)
    where fact_decision.meeting_date <= ref_run.as_at
),

run as (select * from ref_run),

governance_group as (select * from dim_governance_group),

indicator as (select * from dim_indicator),

action as (select * from dim_action),

correction as (select * from evidence_course_correction)

select
    decision.decision_key,
    decision.governance_group,
    governance_group.group_name,
    decision.meeting_date,
    decision.decision,
    decision.owner_role,
    decision.action_key,
    action.printed_ref,
    decision.indicator_code,
    indicator.title as indicator_title,
    indicator.unit,
    indicator.direction,
    decision.due_date,
    case when decision.is_closed then decision.closed_date end as closed_date,
    case
        when decision.is_closed and decision.due_date is null then 'closed, no date set'
        when decision.is_closed and decision.closed_date <= decision.due_date then 'closed on time'
        when decision.is_closed then 'closed late'
        when decision.due_date is null then 'open, no date set'
        when decision.due_date < run.as_at then 'open, overdue'
        else 'open, not yet due'
    end as closing,
    correction.before_from,
    correction.before_to,
    correction.before_periods,
    correction.before_value,
    correction.before_lower,
    correction.before_upper,
    correction.before_numerator,
    correction.before_denominator,
    correction.after_from,
    correction.after_to,
    correction.after_periods,
    correction.after_value,
    correction.after_lower,
    correction.after_upper,
    correction.after_numerator,
    correction.after_denominator,
    correction.method,
    coalesce(correction.finding, 'not measured') as finding,
    case
        when correction.finding is not null then correction.finding_reason
        when decision.recorded_indicator_code is null then 'The decision names no indicator.'
        else 'The catalogue has no indicator ' || decision.recorded_indicator_code || '.'
    end as finding_reason
from decision
cross join run
left join governance_group using (governance_group)
left join indicator on indicator.indicator_code = decision.indicator_code
left join action on action.action_key = decision.action_key
left join correction using (decision_key)
