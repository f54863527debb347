-- grain: one mediation or one appeal about one decision
with

contested as (select * from stg_liquidlogic__ehc_mediation_tribunal),

request as (select * from fact_ehc_request),

plan as (select * from fact_ehc_plan),

record as (select * from dim_person_record),

child as (select * from dim_child),

area as (select * from dim_area)

select
    -- keys
    contested.case_key as appeal_key,
    coalesce(area.area_code, contested.la_number) as area_code,
    record.child_key,
    child.child_version_key,
    request.request_key,
    plan.plan_key,
    -- the case
    contested.case_type,
    contested.stage,
    contested.registered_date,
    contested.outcome,
    contested.outcome_date,
    -- measures
    contested.case_type = 'appeal' as is_appeal,
    contested.outcome is null as is_open,
    case
        when contested.outcome in ('agreed', 'partly agreed', 'conceded', 'upheld', 'partly upheld') then true
        when contested.outcome in ('not agreed', 'dismissed') then false
    end as is_changed_for_family,
    case when contested.outcome_date >= contested.registered_date
        then contested.outcome_date - contested.registered_date
    end as days_to_outcome
from contested
left join request on request.request_key = contested.request_key
left join plan on plan.plan_key = contested.plan_key
left join record using (person_record_key)
left join area on area.la_number = contested.la_number
left join child
    on child.child_key = record.child_key
    and child.area_code = coalesce(area.area_code, contested.la_number)
    and child.valid_from <= contested.registered_date
    and child.valid_to > contested.registered_date
