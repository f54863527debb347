-- grain: one activity of one young person
with

destination as (select * from stg_synergy__post16_destination),

record as (select * from dim_person_record),

child as (select * from dim_child),

area as (select * from dim_area)

select
    destination.destination_key,
    coalesce(area.area_code, destination.la_number) as area_code,
    record.child_key,
    child.child_version_key,
    destination.activity,
    destination.start_date,
    destination.end_date,
    destination.academic_age,
    destination.as_of as told_on
from destination
inner join record using (person_record_key)
left join area on area.la_number = destination.la_number
left join child
    on child.child_key = record.child_key
    and child.area_code = coalesce(area.area_code, destination.la_number)
    and child.valid_from <= destination.start_date
    and child.valid_to > destination.start_date
