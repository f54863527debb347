-- grain: one movement of one pupil
with

movement as (select * from stg_synergy__movement),

record as (select * from dim_person_record),

child as (select * from dim_child),

school as (select * from dim_school),

area as (select * from dim_area)

select
    movement.movement_key,
    coalesce(area.area_code, movement.la_number) as area_code,
    record.child_key,
    child.child_version_key,
    school.school_version_key,
    child.ncy,
    child.sen_provision,
    movement.movement_type,
    movement.movement_date,
    movement.from_urn,
    movement.to_urn,
    movement.reason
from movement
inner join record using (person_record_key)
left join area on area.la_number = movement.la_number
left join school
    on school.area_code = coalesce(area.area_code, movement.la_number)
    and school.urn = movement.from_urn
    and school.valid_from <= movement.movement_date
    and school.valid_to > movement.movement_date
left join child
    on child.child_key = record.child_key
    and child.area_code = coalesce(area.area_code, movement.la_number)
    and child.valid_from <= movement.movement_date
    and child.valid_to > movement.movement_date
