-- grain: one suspension, lunchtime suspension or permanent exclusion
with

suspension as (select * from stg_synergy__suspension),

record as (select * from dim_person_record),

child as (select * from dim_child),

school as (select * from dim_school),

area as (select * from dim_area)

select
    suspension.suspension_key,
    coalesce(area.area_code, suspension.la_number) as area_code,
    record.child_key,
    child.child_version_key,
    school.school_version_key,
    suspension.urn,
    child.sen_provision,
    suspension.category,
    suspension.category in ('SUSP', 'LNCH') as is_suspension,
    suspension.category = 'PERM' as is_permanent_exclusion,
    suspension.start_date,
    suspension.sessions,
    suspension.reason_1,
    suspension.reason_2,
    suspension.reason_3,
    suspension.reinstated_date,
    suspension.reinstated_date is not null as is_reinstated
from suspension
inner join record using (person_record_key)
left join area on area.la_number = suspension.la_number
left join school
    on school.area_code = coalesce(area.area_code, suspension.la_number)
    and school.urn = suspension.urn
    and school.valid_from <= suspension.start_date
    and school.valid_to > suspension.start_date
left join child
    on child.child_key = record.child_key
    and child.area_code = coalesce(area.area_code, suspension.la_number)
    and child.valid_from <= suspension.start_date
    and child.valid_to > suspension.start_date
