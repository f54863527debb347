-- grain: one area of one indicator and period, among this area and its statistical neighbours
with

place as (select * from benchmark_rank)

-- All of it is published but what stands beside it of the area's own rows.
select
    indicator_code,
    period_type,
    period_start,
    period_end,
    is_newest,
    area_code,
    area_name,
    is_this_area,
    ranked_by,
    numerator,
    denominator,
    value,
    lower,
    upper,
    value_status,
    areas,
    rank,
    tied,
    rank_order,
    quartile,
    rank_lower,
    rank_upper,
    england_value,
    against_england,
    region_value,
    neighbour_median,
    cast(null as decimal(18, 6)) as warehouse_value,
    comparability,
    release_as_of,
    release_label
from place
