/*
question: 'Where are children with a plan placed, by their primary need?'
about: demand
area_for_improvement: AFI1
indicators: [ehcp_active, mainstream_placement_pct]
answer:
  - {column: primary_need, type: VARCHAR, means: Primary need in words.}
  - {column: plans, type: BIGINT, means: Plans in force on the day of the newest census.}
  - {column: mainstream, type: BIGINT, means: Placed in a mainstream school.}
  - {column: special, type: BIGINT, means: Placed in a special school.}
  - {column: alternative_provision, type: BIGINT, means: Placed in alternative provision or a pupil referral unit.}
  - {column: further_education, type: BIGINT, means: Placed in a college or specialist institution after 16.}
  - {column: early_years, type: BIGINT, means: Placed in a non-maintained early years setting.}
  - {column: elsewhere, type: BIGINT, means: 'Educated elsewhere, at home included, or in no education.'}
  - {column: not_recorded, type: BIGINT, means: Placement not recorded.}
  - {column: mainstream_pct, type: DOUBLE, means: Share in mainstream in percent of all.}
  - {column: census_day, type: DATE, means: Day of the census.}
care: >-
  All plans from birth to 25 are in it. Most cells are small; they must not leave the partnership, and no single
  column alone is safe to quote.
*/
with

newest_census as (
    select max(census_year) as census_year
    from warehouse.fact_plan_census
)

select
    coalesce(need.need_label, 'Not recorded') as primary_need,
    count(*) as plans,
    count(*) filter (where category.category_group = 'mainstream') as mainstream,
    count(*) filter (where category.category_group = 'special') as special,
    count(*) filter (where category.category_group = 'ap_pru') as alternative_provision,
    count(*) filter (where category.category_group = 'fe') as further_education,
    count(*) filter (where category.category_group = 'nm_early_years') as early_years,
    count(*) filter (where category.category_group = 'ed_elsewhere') as elsewhere,
    count(*) filter (where category.category_group = 'placement_unknown') as not_recorded,
    round(100 * count(*) filter (where category.category_group = 'mainstream') / count(*), 1) as mainstream_pct,
    census.census_date as census_day
from warehouse.fact_plan_census as census
inner join newest_census using (census_year)
inner join reference.ref_caseload_category as category using (caseload_category)
left join warehouse.dim_need as need
    on need.need_code = census.primary_need
group by coalesce(need.need_label, 'Not recorded'), census.census_date
order by plans desc, primary_need;
