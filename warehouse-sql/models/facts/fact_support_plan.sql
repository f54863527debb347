-- grain: one SEN support plan of one child as of one date
with

support_plan as (select * from stg_synergy__sen_support_plan),

record as (select * from dim_person_record),

child as (select * from dim_child),

school as (select * from dim_school),

area as (select * from dim_area)

select
    support_plan.support_plan_key,
    coalesce(area.area_code, support_plan.la_number) as area_code,
    record.child_key,
    child.child_version_key,
    school.school_version_key,
    support_plan.urn,
    child.sen_provision,
    support_plan.plan_date,
    support_plan.assured_rating,
    support_plan.assured_rating in ('outstanding', 'good') as is_assured_good,
    support_plan.needs_assessed,
    support_plan.next_review_date
from support_plan
inner join record using (person_record_key)
left join area on area.la_number = support_plan.la_number
left join school
    on school.area_code = coalesce(area.area_code, support_plan.la_number)
    and school.urn = support_plan.urn
    and school.valid_from <= support_plan.plan_date
    and school.valid_to > support_plan.plan_date
left join child
    on child.child_key = record.child_key
    and child.area_code = coalesce(area.area_code, support_plan.la_number)
    and child.valid_from <= support_plan.plan_date
    and child.valid_to > support_plan.plan_date
