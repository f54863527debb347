-- grain: one area of the published tables
with

area as (select * from ref_area),

run as (select * from ref_run)

select
    area.area_code,
    area.la_number,
    area.area_name,
    area.area_level,
    area.region_code,
    area.region_name,
    coalesce(area.area_code = run.area_code, false) as is_this_area
from area
cross join run
