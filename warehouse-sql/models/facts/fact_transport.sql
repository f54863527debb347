-- grain: one arrangement for one child
with

transport as (select * from stg_synergy__transport),

record as (select * from dim_person_record),

child as (select * from dim_child),

school as (select * from dim_school),

area as (select * from dim_area)

select
    transport.transport_key,
    coalesce(area.area_code, transport.la_number) as area_code,
    record.child_key,
    child.child_version_key,
    school.school_version_key,
    transport.urn,
    transport.mode,
    transport.start_date,
    transport.end_date,
    transport.independent_travel_trained_date
from transport
inner join record using (person_record_key)
left join area on area.la_number = transport.la_number
left join school
    on school.area_code = coalesce(area.area_code, transport.la_number)
    and school.urn = transport.urn
    and school.valid_from <= transport.start_date
    and school.valid_to > transport.start_date
left join child
    on child.child_key = record.child_key
    and child.area_code = coalesce(area.area_code, transport.la_number)
    and child.valid_from <= transport.start_date
    and child.valid_to > transport.start_date
