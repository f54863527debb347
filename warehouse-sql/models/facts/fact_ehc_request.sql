-- grain: one request for an EHC needs assessment of one child
with

casework as (select * from stg_liquidlogic__ehc_request),

returned as (select * from fact_sen2_request),

record as (select * from dim_person_record),

child as (select * from dim_child),

area as (select * from dim_area),

-- Plan holders who moved in, or whose statement was converted, made no request here.
from_casework as (
    select
        casework.request_key,
        coalesce(area.area_code, casework.la_number) as area_code,
        record.child_key,
        'operational' as source_system,
        casework.request_source,
        casework.received_date,
        casework.decision_date,
        casework.decision_outcome,
        casework.ep_requested_date,
        casework.ep_allocated_date,
        casework.ep_received_date,
        casework.issue_decision as assessment_outcome,
        -- The day the plan was issued, never the day it starts.
        case when casework.issue_decision = 'issue' then casework.plan_issued_date else casework.issue_decision_date end
            as assessment_outcome_date,
        casework.draft_issued_date,
        casework.consultation_start_date,
        casework.consultation_end_date,
        case when casework.issue_decision = 'issue' then casework.plan_issued_date end as plan_issued_date,
        casework.exception_applies,
        casework.exception_reason,
        casework.request_mediation,
        casework.request_tribunal,
        casework.assessment_mediation,
        casework.assessment_tribunal,
        casework.other_mediation,
        casework.other_tribunal,
        false as in_youth_accommodation,
        false as is_historical,
        case when casework.issue_decision is null then casework.issue_decision_date end as undecided_assessment_date,
        casework.current_stage,
        casework.caseworker_team,
        casework.age_at_received_date as age_at_received,
        case
            when casework.issue_decision = 'issue' then casework.age_at_plan_issued_date
            else years_since_month(casework.birth_month, casework.issue_decision_date)
        end as age_at_outcome,
        casework.primary_need,
        casework.plan_key
    from casework
    inner join record using (person_record_key)
    left join area on area.la_number = casework.la_number
    where not casework.is_plan_without_request
),

casework_area as (select distinct la_number from casework),

-- Returns speak where there is no casework extract.
from_returns as (
    select
        returned.request_key,
        returned.area_code,
        returned.child_key,
        'return' as source_system,
        cast(returned.request_source as varchar) as request_source,
        returned.received_date,
        case when returned.request_outcome in ('Y', 'N') then returned.request_outcome_date else returned.request_withdrawn_by end
            as decision_date,
        case returned.request_outcome when 'Y' then 'assess' when 'N' then 'not assess' when 'W' then 'withdrawn' end
            as decision_outcome,
        cast(null as date) as ep_requested_date,
        cast(null as date) as ep_allocated_date,
        cast(null as date) as ep_received_date,
        case returned.assessment_outcome when 'Y' then 'issue' when 'N' then 'not issue' when 'W' then 'withdrawn' end
            as assessment_outcome,
        case when returned.assessment_outcome = 'W' then returned.assessment_withdrawn_by else returned.assessment_outcome_date end
            as assessment_outcome_date,
        cast(null as date) as draft_issued_date,
        cast(null as date) as consultation_start_date,
        cast(null as date) as consultation_end_date,
        case when returned.assessment_outcome = 'Y' then returned.assessment_outcome_date end as plan_issued_date,
        returned.exception_applies,
        cast(null as varchar) as exception_reason,
        returned.request_mediation,
        returned.request_tribunal,
        returned.assessment_mediation,
        returned.assessment_tribunal,
        returned.other_mediation,
        returned.other_tribunal,
        returned.in_youth_accommodation,
        returned.is_historical,
        case when returned.assessment_outcome = 'A' then returned.assessment_outcome_date end as undecided_assessment_date,
        cast(null as varchar) as current_stage,
        cast(null as varchar) as caseworker_team,
        returned.age_at_received_date as age_at_received,
        returned.age_at_assessment_outcome_date as age_at_outcome,
        returned.primary_need,
        cast(null as varchar) as plan_key
    from returned
    left join casework_area using (la_number)
    where casework_area.la_number is null
),

request as (
    select * from from_casework
    union all
    select * from from_returns
),

measured as (
    select
        *,
        decision_date - received_date as decision_days,
        plan_issued_date - received_date as issue_days,
        case when assessment_outcome = 'not issue' then assessment_outcome_date - received_date end as refusal_days,
        request_mediation or request_tribunal or assessment_mediation or assessment_tribunal
            or other_mediation or other_tribunal as any_mediation_or_tribunal
    from request
)

select
    -- keys
    measured.request_key,
    measured.area_code,
    measured.child_key,
    child.child_version_key,
    measured.plan_key,
    measured.source_system,
    -- the request
    measured.request_source,
    measured.received_date,
    measured.decision_date,
    measured.decision_outcome,
    measured.decision_days,
    case
        when measured.decision_outcome in ('assess', 'not assess') and measured.decision_days >= 0
            then measured.decision_days <= 42
    end as decided_within_6_weeks,
    -- the assessment
    measured.ep_requested_date,
    measured.ep_allocated_date,
    measured.ep_received_date,
    measured.assessment_outcome,
    measured.assessment_outcome_date,
    measured.undecided_assessment_date,
    measured.draft_issued_date,
    measured.consultation_start_date,
    measured.consultation_end_date,
    -- the plan
    measured.plan_issued_date,
    measured.issue_days,
    case when measured.issue_days >= 0 then cast(measured.issue_days / 7.0 as decimal(9, 4)) end as weeks_to_issue,
    -- An impossible or missing day of receipt is not within any limit, but stays among the plans issued.
    case when measured.plan_issued_date is not null then coalesce(measured.issue_days between 0 and 140, false) end
        as issued_within_20_weeks,
    measured.refusal_days,
    case when measured.refusal_days >= 0 then measured.refusal_days <= 112 end as refused_within_16_weeks,
    measured.exception_applies,
    measured.exception_reason,
    -- what followed
    measured.request_mediation,
    measured.request_tribunal,
    measured.assessment_mediation,
    measured.assessment_tribunal,
    measured.other_mediation,
    measured.other_tribunal,
    measured.any_mediation_or_tribunal,
    coalesce(measured.plan_issued_date is not null and not measured.any_mediation_or_tribunal, false)
        as in_timeliness_population,
    measured.in_youth_accommodation,
    measured.is_historical,
    -- where it stands
    case
        when measured.assessment_outcome is not null then measured.assessment_outcome_date
        when measured.decision_outcome = 'withdrawn' then measured.decision_date
        -- A refusal overturned goes on: the psychologist was asked after it.
        when measured.decision_outcome = 'not assess' and coalesce(measured.ep_requested_date <= measured.decision_date, true)
            then measured.decision_date
    end as closed_date,
    measured.current_stage,
    measured.caseworker_team,
    measured.age_at_received,
    measured.age_at_outcome,
    measured.primary_need
from measured
left join child
    on child.child_key = measured.child_key
    and child.area_code = measured.area_code
    and child.valid_from <= coalesce(measured.received_date, date '1900-01-01')
    and child.valid_to > coalesce(measured.received_date, date '1900-01-01')
