-- grain: one statistical neighbour of one area
with

neighbour as (select * from ref_statistical_neighbour),

area as (select * from dim_area)

select
    area.area_code,
    other.area_code as neighbour_area_code,
    neighbour.neighbour_rank
from neighbour
inner join area on area.la_number = neighbour.la_number
inner join area as other on other.la_number = neighbour.neighbour_la_number
