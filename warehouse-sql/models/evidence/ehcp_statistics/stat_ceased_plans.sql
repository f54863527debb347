-- grain: one statistic of one area, calendar year of ceasing and breakdown
with

plan as (select * from fact_ehc_plan),

child as (select * from dim_child),

run as (select * from ref_run),

ethnicity as (select * from ref_ethnicity),

reason as (select * from ref_cease_reason),

ceased as (
    select
        plan.area_code,
        year(plan.ceased_date) as event_year,
        case
            when plan.age_at_cease is null then 'Age unknown'
            when plan.age_at_cease <= 2 then 'age 2 and under'
            when plan.age_at_cease >= 20 then 'age 20 and over'
            else 'age ' || plan.age_at_cease
        end as age_label,
        coalesce(child.ethnicity, 'Unclassified') as ethnicity_label,
        coalesce(child.sex, 'Unknown') as sex_label,
        coalesce(reason.dfe_measure, 'not_rec') as measure
    from plan
    cross join run
    left join child using (child_version_key)
    left join reason on reason.cease_reason = plan.cease_reason
    where year(plan.ceased_date) < year(run.as_at + 1)
),

area_year as (
    select distinct area_code, event_year
    from ceased
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
    select
        'Age plan ceased',
        case age.years when 2 then 'age 2 and under' when 20 then 'age 20 and over' else 'age ' || age.years end
    from range(2, 21) as age (years)
    union
    select 'Age plan ceased', age_label
    from ceased
    union
    select 'Sex', sex_label
    from ceased
),

measure as (
    select dfe_measure as measure
    from reason
    union
    select 'not_rec'
    union
    select 'total_ceased'
),

-- Each plan once under its reason and once in the total.
counted_as as (
    select area_code, event_year, age_label, ethnicity_label, sex_label, measure
    from ceased
    union all
    select area_code, event_year, age_label, ethnicity_label, sex_label, 'total_ceased'
    from ceased
),

broken_down as (
    select
        counted_as.area_code,
        counted_as.event_year,
        counted_as.measure,
        part.breakdown_topic,
        part.breakdown
    from counted_as
    cross join lateral (
        values
            ('all', 'all'),
            ('Age plan ceased', counted_as.age_label),
            ('Ethnicity', counted_as.ethnicity_label),
            ('Sex', counted_as.sex_label)
    ) as part (breakdown_topic, breakdown)
),

counted as (
    select area_code, event_year, measure, breakdown_topic, breakdown, count(*) as plans
    from broken_down
    group by area_code, event_year, measure, breakdown_topic, breakdown
)

select
    'ceased_plans' as dataset,
    area_year.area_code,
    cast(area_year.event_year as varchar) as time_period,
    label.breakdown_topic,
    label.breakdown,
    measure.measure,
    cast(coalesce(counted.plans, 0) as decimal(18, 4)) as value,
    cast(null as varchar) as value_status
from area_year
cross join label
cross join measure
left join counted using (area_code, event_year, measure, breakdown_topic, breakdown)
