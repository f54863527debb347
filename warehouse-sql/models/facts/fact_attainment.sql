-- grain: one result of one child in one academic year
with

attainment as (
    select *, make_date(cast(left(academic_year, 4) as integer) + 1, 8, 31) as year_end
    from stg_synergy__attainment
),

record as (select * from dim_person_record),

child as (select * from dim_child),

school as (select * from dim_school),

area as (select * from dim_area)

select
    attainment.attainment_key,
    coalesce(area.area_code, attainment.la_number) as area_code,
    record.child_key,
    child.child_version_key,
    school.school_version_key,
    attainment.urn,
    child.sen_provision,
    attainment.academic_year,
    attainment.year_end,
    attainment.stage,
    attainment.measure,
    attainment.value
from attainment
inner join record using (person_record_key)
left join area on area.la_number = attainment.la_number
left join school
    on school.area_code = coalesce(area.area_code, attainment.la_number)
    and school.urn = attainment.urn
    and school.valid_from <= attainment.year_end
    and school.valid_to > attainment.year_end
left join child
    on child.child_key = record.child_key
    and child.area_code = coalesce(area.area_code, attainment.la_number)
    and child.valid_from <= attainment.year_end
    and child.valid_to > attainment.year_end
