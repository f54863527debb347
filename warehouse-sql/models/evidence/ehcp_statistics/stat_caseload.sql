-- grain: one statistic of one area, census and breakdown
with

plan as (select * from fact_plan_census),

ethnicity as (select * from ref_ethnicity),

category as (select * from ref_caseload_category),

setting as (select * from dim_setting),

labelled as (
    select
        area_code,
        census_year,
        caseload_category,
        case
            when age_at_census is null then 'unknown'
            when age_at_census < 3 then 'under 3'
            else 'age ' || age_at_census
        end as age_label,
        ethnicity as ethnicity_label,
        sex as sex_label
    from plan
),

area_year as (
    select distinct area_code, census_year
    from labelled
),

label as (
    select 'all' as breakdown_topic, 'all' as breakdown
    union
    select 'Ethnicity', dfe_label
    from ethnicity
    union
    select 'Sex', sex.label
    from (values ('Female'), ('Male')) as sex (label)
    union
    select 'Child or young persons age', case age.years when 2 then 'under 3' else 'age ' || age.years end
    from range(2, 26) as age (years)
    union
    select 'Child or young persons age', age_label
    from labelled
    union
    select 'Sex', sex_label
    from labelled
),

-- The columns a plan counts in: its category, the total of its group, all plans.
measure_of_category as (
    select caseload_category, caseload_category as measure, 0 as from_census
    from category
    union
    -- Some categories joined the total of their group later than others.
    select caseload_category, group_total_measure, coalesce(in_group_total_from, 0)
    from category
    union
    select caseload_category, 'ehcplans', 0
    from category
),

measure as (
    select distinct measure
    from measure_of_category
),

broken_down as (
    select
        labelled.area_code,
        labelled.census_year,
        measure_of_category.measure,
        part.breakdown_topic,
        part.breakdown
    from labelled
    inner join measure_of_category
        on measure_of_category.caseload_category = labelled.caseload_category
        and measure_of_category.from_census <= labelled.census_year
    cross join lateral (
        values
            ('all', 'all'),
            ('Child or young persons age', labelled.age_label),
            ('Ethnicity', labelled.ethnicity_label),
            ('Sex', labelled.sex_label)
    ) as part (breakdown_topic, breakdown)
),

counted as (
    select area_code, census_year, measure, breakdown_topic, breakdown, count(*) as plans
    from broken_down
    group by area_code, census_year, measure, breakdown_topic, breakdown
),

complete as (
    select
        area_year.area_code,
        area_year.census_year,
        label.breakdown_topic,
        label.breakdown,
        measure.measure,
        coalesce(counted.plans, 0) as plans
    from area_year
    cross join label
    cross join measure
    left join counted using (area_code, census_year, measure, breakdown_topic, breakdown)
),

percentage_of_group as (
    select distinct group_total_measure, group_pc_measure
    from category
),

figure as (
    select
        area_code,
        census_year,
        breakdown_topic,
        breakdown,
        measure,
        cast(plans as decimal(18, 4)) as value
    from complete
    union all
    select
        part.area_code,
        part.census_year,
        part.breakdown_topic,
        part.breakdown,
        percentage_of_group.group_pc_measure,
        half_up_percent(part.plans, whole.plans)
    from complete as part
    inner join percentage_of_group on percentage_of_group.group_total_measure = part.measure
    inner join complete as whole
        on whole.area_code = part.area_code
        and whole.census_year = part.census_year
        and whole.breakdown_topic = part.breakdown_topic
        and whole.breakdown = part.breakdown
        and whole.measure = 'ehcplans'
),

-- Without the register of schools nobody can say what kind of school a number stands for: no figure, never a nought.
register as (
    select count(*) > 0 as is_delivered
    from setting
    where setting_kind = 'establishment'
),

known as (
    select
        figure.* exclude (value),
        case when figure.measure = 'ehcplans' or register.is_delivered then figure.value end as value
    from figure
    cross join register
)

select
    'caseload' as dataset,
    area_code,
    -- DfE prints the academic year of the January census.
    (census_year - 1) || right(cast(census_year as varchar), 2) as time_period,
    breakdown_topic,
    breakdown,
    measure,
    value,
    case when value is null then 'x' end as value_status
from known
