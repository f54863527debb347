-- grain: one statistic of one area, census and breakdown
with

plan as (select * from fact_plan_census),

ethnicity as (select * from ref_ethnicity),

need as (select * from ref_need),

labelled as (
    select
        plan.area_code,
        plan.census_year,
        -- Down syndrome counts as other difficulty until the layout of 2026 prints it apart.
        case
            when plan.primary_need = 'DS' and plan.census_year >= 2026 then 'ds'
            else coalesce(need.dfe_measure_stem, 'unknown')
        end as stem,
        case
            when plan.age_at_census is null then 'unknown'
            when plan.age_at_census < 3 then 'under 3'
            else 'age ' || plan.age_at_census
        end as age_label,
        plan.ethnicity as ethnicity_label,
        plan.sex as sex_label
    from plan
    left join need on need.need_code = plan.primary_need
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

stem as (
    select dfe_measure_stem as stem
    from need
    union
    select 'unknown'
    union
    select 'ds'
),

broken_down as (
    select
        labelled.area_code,
        labelled.census_year,
        labelled.stem,
        part.breakdown_topic,
        part.breakdown
    from labelled
    cross join lateral (
        values
            ('all', 'all'),
            ('Child or young persons age', labelled.age_label),
            ('Ethnicity', labelled.ethnicity_label),
            ('Sex', labelled.sex_label)
    ) as part (breakdown_topic, breakdown)
),

whole as (
    select
        area_year.area_code,
        area_year.census_year,
        label.breakdown_topic,
        label.breakdown,
        count(broken_down.area_code) as plans
    from area_year
    cross join label
    left join broken_down using (area_code, census_year, breakdown_topic, breakdown)
    group by area_year.area_code, area_year.census_year, label.breakdown_topic, label.breakdown
),

part as (
    select area_code, census_year, breakdown_topic, breakdown, stem, count(*) as plans
    from broken_down
    group by area_code, census_year, breakdown_topic, breakdown, stem
),

complete as (
    select
        whole.area_code,
        whole.census_year,
        whole.breakdown_topic,
        whole.breakdown,
        stem.stem,
        coalesce(part.plans, 0) as plans,
        whole.plans as all_plans
    from whole
    cross join stem
    left join part using (area_code, census_year, breakdown_topic, breakdown, stem)
    where stem.stem <> 'ds' or whole.census_year >= 2026
),

figure as (
    select area_code, census_year, breakdown_topic, breakdown, 'ehc_plans' as measure, cast(plans as decimal(18, 4)) as value
    from whole
    union all
    select
        complete.area_code,
        complete.census_year,
        complete.breakdown_topic,
        complete.breakdown,
        column_of_stem.measure,
        column_of_stem.value
    from complete
    cross join lateral (
        values
            (
                'number_' || case complete.stem when 'unknown' then 'need_unknown' else complete.stem end,
                cast(complete.plans as decimal(18, 4))
            ),
            (complete.stem || '_pc', half_up_percent(complete.plans, complete.all_plans))
    ) as column_of_stem (measure, value)
)

select
    'sen_needs' as dataset,
    area_code,
    -- DfE prints the academic year of the January census.
    (census_year - 1) || right(cast(census_year as varchar), 2) as time_period,
    breakdown_topic,
    breakdown,
    measure,
    value,
    case when value is null then 'x' end as value_status
from figure
