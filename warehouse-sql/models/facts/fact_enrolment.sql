-- grain: one enrolment of one pupil
with

enrolment as (select * from stg_synergy__pupil),

record as (select * from dim_person_record),

child as (select * from dim_child),

school as (select * from dim_school),

area as (select * from dim_area)

select
    enrolment.enrolment_key,
    coalesce(area.area_code, enrolment.la_number) as area_code,
    record.child_key,
    child.child_version_key,
    school.school_version_key,
    enrolment.urn,
    enrolment.enrolment_status,
    enrolment.enrolment_status in ('C', 'M') as counts_in_headcount,
    enrolment.entry_date,
    enrolment.leaving_date,
    enrolment.age_at_entry_date as age_at_entry,
    enrolment.ncy
from enrolment
inner join record using (person_record_key)
left join area on area.la_number = enrolment.la_number
left join school
    on school.area_code = coalesce(area.area_code, enrolment.la_number)
    and school.urn = enrolment.urn
    and school.valid_from <= enrolment.entry_date
    and school.valid_to > enrolment.entry_date
left join child
    on child.child_key = record.child_key
    and child.area_code = coalesce(area.area_code, enrolment.la_number)
    and child.valid_from <= enrolment.entry_date
    and child.valid_to > enrolment.entry_date
