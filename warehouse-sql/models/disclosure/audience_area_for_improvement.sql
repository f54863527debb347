-- grain: one area for improvement
with

area_for_improvement as (select * from dim_area_for_improvement)

select
    code,
    order_no,
    title,
    short_title
from area_for_improvement
