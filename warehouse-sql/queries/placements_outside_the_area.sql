/*
question: 'How many children with a plan are placed outside the area, and in what kind of setting?'
about: participation
indicators: [out_of_area_placement_count]
answer:
  - {column: census_year, type: INTEGER, means: Year of the January census.}
  - {column: placements, type: BIGINT, means: Plans whose setting the register of schools knows.}
  - {column: outside, type: BIGINT, means: Of those in a setting of another authority.}
  - {column: outside_pct, type: DOUBLE, means: Share in percent.}
  - {column: outside_special, type: BIGINT, means: Outside in a special school.}
  - {column: outside_colleges, type: BIGINT, means: Outside in a college or specialist institution after 16.}
  - {column: outside_mainstream_and_other, type: BIGINT, means: Outside in any other setting.}
care: >-
  Home education, providers outside the register and placements not recorded are on neither side. Small numbers must
  not leave the partnership.
*/
with

home as (
    select la_number
    from marts.run
),

placed as (
    select
        census.census_year,
        category.category_group,
        setting.la_number <> home.la_number as is_outside
    from warehouse.fact_plan_census as census
    cross join home
    inner join warehouse.dim_setting as setting using (setting_key)
    inner join reference.ref_caseload_category as category
        on category.caseload_category = census.caseload_category
    -- a provider without an authority in the register is on neither side
    where setting.la_number is not null
)

select
    census_year,
    count(*) as placements,
    count(*) filter (where is_outside) as outside,
    round(100 * count(*) filter (where is_outside) / count(*), 1) as outside_pct,
    count(*) filter (where is_outside and category_group = 'special') as outside_special,
    count(*) filter (where is_outside and category_group = 'fe') as outside_colleges,
    count(*) filter (where is_outside and category_group not in ('special', 'fe')) as outside_mainstream_and_other
from placed
group by census_year
order by census_year;
