-- grain: one EHC plan of one child
with

casework as (select * from stg_liquidlogic__ehc_request),

returned as (select * from stg_liquidlogic__sen2_request),

need as (select * from stg_liquidlogic__sen2_need),

record as (select * from dim_person_record),

child as (select * from dim_child),

area as (select * from dim_area),

casework_row as (
    select
        *,
        row_number() over (
            partition by plan_key
            order by coalesce(plan_issued_date, plan_start_date) desc nulls last, received_date desc nulls last, request_key
        ) as newest_first
    from casework
    where plan_key is not null
),

from_casework as (
    select
        casework_row.plan_key,
        casework_row.la_number,
        record.child_key,
        'operational' as source_system,
        case when casework_row.is_plan_without_request then casework_row.request_source else 'assessment' end as origin,
        casework_row.plan_issued_date as issued_date,
        coalesce(casework_row.plan_start_date, casework_row.plan_issued_date) as start_date,
        casework_row.ceased_date,
        casework_row.cease_reason,
        -- The extract gives the age at issue; the start is a few days from it.
        case
            when casework_row.plan_start_date is null or casework_row.plan_start_date = casework_row.plan_issued_date
                then casework_row.age_at_plan_issued_date
            else years_since_month(casework_row.birth_month, casework_row.plan_start_date)
        end as age_at_start,
        casework_row.age_at_ceased_date as age_at_cease,
        casework_row.primary_need
    from casework_row
    inner join record using (person_record_key)
    where casework_row.newest_first = 1
),

casework_area as (select distinct la_number from casework),

-- The same child and start in several returns is one plan; the newest return that ends it tells how.
returned_plan as (
    select
        returned.*,
        record.child_key,
        need.primary_need,
        row_number() over (
            partition by returned.la_number, record.child_key, coalesce(returned.plan_start_date, returned.assessment_outcome_date)
            order by
                returned.cease_date is null,
                returned.collection_year desc, returned.delivery_id desc, returned.request_no desc, returned.person_ref
        ) as best_first
    from returned
    inner join record using (person_record_key)
    left join need using (delivery_id, person_ref, request_no)
    left join casework_area on casework_area.la_number = returned.la_number
    where casework_area.la_number is null
        and coalesce(returned.plan_start_date, returned.assessment_outcome_date) is not null
        and (returned.plan_start_date is not null or returned.assessment_outcome = 'Y')
),

from_returns as (
    select
        md5(concat_ws('|', 'returned plan', la_number, child_key, coalesce(plan_start_date, assessment_outcome_date))) as plan_key,
        la_number,
        child_key,
        'return' as source_system,
        case
            when is_transfer_in then 'transfer in'
            when assessment_outcome = 'Y' then 'assessment'
            else 'return'
        end as origin,
        case when assessment_outcome = 'Y' and not is_transfer_in then assessment_outcome_date end as issued_date,
        coalesce(plan_start_date, assessment_outcome_date) as start_date,
        cease_date as ceased_date,
        cease_reason,
        coalesce(age_at_start_date, age_at_assessment_outcome_date) as age_at_start,
        age_at_cease_date as age_at_cease,
        primary_need
    from returned_plan
    where best_first = 1
),

plan as (
    select * from from_casework
    union all
    select * from from_returns
)

select
    plan.plan_key,
    coalesce(area.area_code, plan.la_number) as area_code,
    plan.child_key,
    child.child_version_key,
    plan.source_system,
    plan.origin,
    plan.issued_date,
    plan.start_date,
    plan.ceased_date,
    plan.cease_reason,
    plan.age_at_start,
    plan.age_at_cease,
    plan.primary_need
from plan
left join area on area.la_number = plan.la_number
left join child
    on child.child_key = plan.child_key
    and child.area_code = coalesce(area.area_code, plan.la_number)
    and child.valid_from <= coalesce(plan.start_date, date '1900-01-01')
    and child.valid_to > coalesce(plan.start_date, date '1900-01-01')
