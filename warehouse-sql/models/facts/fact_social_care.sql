-- grain: one involvement of one child with social care under one status
with

involved as (select * from stg_liquidlogic__social_care),

record as (select * from dim_person_record),

child as (select * from dim_child),

area as (select * from dim_area),

run as (select * from ref_run)

select
    -- keys
    involved.involvement_key,
    coalesce(area.area_code, involved.la_number) as area_code,
    record.child_key,
    child.child_version_key,
    -- the involvement
    involved.involvement,
    involved.start_date,
    involved.end_date,
    involved.team,
    -- measures
    involved.involvement <> 'early help' as is_statutory,
    involved.start_date <= run.as_at and coalesce(involved.end_date > run.as_at, true) as is_current
from involved
cross join run
left join record using (person_record_key)
left join area on area.la_number = involved.la_number
left join child
    on child.child_key = record.child_key
    and child.area_code = coalesce(area.area_code, involved.la_number)
    and child.valid_from <= involved.start_date
    and child.valid_to > involved.start_date
