/*
question: 'How has timeliness developed here, in the region and among the neighbours since the first published year?'
about: benchmarks
area_for_improvement: AFI1
indicators: [ehcp_20_week_pct]
answer:
  - {column: calendar_year, type: BIGINT, means: Year in which plans were issued.}
  - {column: this_area_published_pct, type: 'DECIMAL(18,1)', means: This area as published in percent; null for years
     not published.}
  - {column: this_area_pct, type: 'DECIMAL(18,1)', means: This area by the comparison of the warehouse in percent.}
  - {column: neighbours, type: BIGINT, means: Statistical neighbours with a figure.}
  - {column: neighbours_lowest_pct, type: 'DECIMAL(18,1)', means: The lowest of them.}
  - {column: neighbours_median_pct, type: 'DECIMAL(18,1)', means: Half of them are at most so high.}
  - {column: neighbours_highest_pct, type: 'DECIMAL(18,1)', means: The highest of them.}
  - {column: region_pct, type: 'DECIMAL(18,1)', means: The region.}
  - {column: england_pct, type: 'DECIMAL(18,1)', means: England.}
care: >-
  this_area_pct counts the rows of this warehouse where it has them, and differs from the published figure where
  rows were corrected after the return. The median of neighbours weighs small and large areas alike.
*/
with

published as (
    select period_end, value
    from marts.benchmark_rank
    where indicator_code = 'ehcp_20_week_pct'
        and period_type = 'calendar_year'
        and is_this_area
)

select
    year(compared.period_end) as calendar_year,
    round(max(published.value), 1) as this_area_published_pct,
    round(max(compared.value) filter (where compared.area_role = 'this area'), 1) as this_area_pct,
    count(compared.value) filter (where compared.area_role = 'statistical neighbour') as neighbours,
    round(min(compared.value) filter (where compared.area_role = 'statistical neighbour'), 1) as neighbours_lowest_pct,
    round(median(compared.value) filter (where compared.area_role = 'statistical neighbour'), 1)
        as neighbours_median_pct,
    round(max(compared.value) filter (where compared.area_role = 'statistical neighbour'), 1)
        as neighbours_highest_pct,
    round(max(compared.value) filter (where compared.area_role = 'region'), 1) as region_pct,
    round(max(compared.value) filter (where compared.area_role = 'England'), 1) as england_pct
from marts.benchmark_comparison as compared
left join published using (period_end)
where compared.indicator_code = 'ehcp_20_week_pct'
    and compared.period_type = 'calendar_year'
group by calendar_year
order by calendar_year;
