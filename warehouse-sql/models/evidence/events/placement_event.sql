-- grain: one plan active on the census day of a SEN2 return, once for each indicator it counts in
with

plan as (select * from fact_plan_census),

setting as (select * from dim_setting),

area as (select area_code, la_number from dim_area),

category as (select * from ref_caseload_category),

-- A register of one area's own schools cannot show a placement elsewhere: with it alone, nought would be no evidence.
register as (
    select count(distinct la_number) as areas
    from setting
    where setting_kind = 'establishment'
)

select
    'mainstream_placement_pct' as indicator_code,
    plan.census_plan_key as event_key,
    plan.area_code,
    'snapshot' as period_type,
    plan.census_date as period_start,
    plan.census_date as event_date,
    plan.child_key,
    plan.child_version_key,
    cast(plan.age_at_census as bigint) as age,
    cast(category.category_group = 'mainstream' as bigint) as numerator,
    cast(1 as bigint) as denominator
from plan
inner join category using (caseload_category)

union all by name

select
    'out_of_area_placement_count' as indicator_code,
    plan.census_plan_key as event_key,
    plan.area_code,
    'snapshot' as period_type,
    plan.census_date as period_start,
    plan.census_date as event_date,
    plan.child_key,
    plan.child_version_key,
    cast(plan.age_at_census as bigint) as age,
    setting.setting_type as category,
    cast(setting.la_number is distinct from area.la_number as bigint) as numerator
from plan
inner join setting using (setting_key)
inner join area using (area_code)
cross join register
where setting.setting_kind = 'establishment' and setting.la_number is not null and register.areas > 1
