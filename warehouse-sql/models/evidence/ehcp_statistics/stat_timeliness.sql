-- grain: one statistic of one area, calendar year of issue and breakdown
with

request as (select * from fact_ehc_request),

child as (select * from dim_child),

run as (select * from ref_run),

ethnicity as (select * from ref_ethnicity),

-- Plans issued without any mediation or tribunal (EVIDENCE: DfE's population of the 20-week table).
issued as (
    select
        request.area_code,
        year(request.plan_issued_date) as issue_year,
        case
            when request.age_at_outcome is null then 'Unknown'
            when request.age_at_outcome <= 2 then 'age 2 and under'
            when request.age_at_outcome >= 20 then 'age 20 and over'
            else 'age ' || request.age_at_outcome
        end as age_label,
        coalesce(child.ethnicity, 'Unclassified') as ethnicity_label,
        coalesce(child.sex, 'Unknown') as sex_label,
        not request.exception_applies as without_exception,
        -- Impossible dates fall into no band.
        coalesce(request.issue_days between 0 and 140, false) as within_20_weeks,
        coalesce(request.issue_days between 141 and 364, false) as within_a_year,
        coalesce(request.issue_days > 364, false) as over_a_year
    from request
    cross join run
    left join child using (child_version_key)
    where request.in_timeliness_population
        -- Only years that are over.
        and year(request.plan_issued_date) < year(run.as_at + 1)
),

area_year as (
    select distinct area_code, issue_year
    from issued
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
        'Child or young persons age',
        case age.years when 2 then 'age 2 and under' when 20 then 'age 20 and over' else 'age ' || age.years end
    from range(2, 21) as age (years)
    union
    select 'Child or young persons age', age_label
    from issued
    union
    select 'Sex', sex_label
    from issued
),

broken_down as (
    select
        issued.*,
        part.breakdown_topic,
        part.breakdown
    from issued
    cross join lateral (
        values
            ('all', 'all'),
            ('Child or young persons age', issued.age_label),
            ('Ethnicity', issued.ethnicity_label),
            ('Sex', issued.sex_label)
    ) as part (breakdown_topic, breakdown)
),

counted as (
    select
        area_year.area_code,
        area_year.issue_year,
        label.breakdown_topic,
        label.breakdown,
        count(broken_down.area_code) as plans,
        count(case when broken_down.without_exception then 1 end) as plans_ex,
        count(case when broken_down.within_20_weeks then 1 end) as within_20,
        count(case when broken_down.within_20_weeks and broken_down.without_exception then 1 end) as within_20_ex,
        count(case when broken_down.within_a_year then 1 end) as within_year,
        count(case when broken_down.within_a_year and broken_down.without_exception then 1 end) as within_year_ex,
        count(case when broken_down.over_a_year then 1 end) as over_year,
        count(case when broken_down.over_a_year and broken_down.without_exception then 1 end) as over_year_ex
    from area_year
    cross join label
    left join broken_down using (area_code, issue_year, breakdown_topic, breakdown)
    group by area_year.area_code, area_year.issue_year, label.breakdown_topic, label.breakdown
)

select
    'timeliness_20_week' as dataset,
    counted.area_code,
    cast(counted.issue_year as varchar) as time_period,
    counted.breakdown_topic,
    counted.breakdown,
    figure.measure,
    cast(figure.value as decimal(18, 4)) as value,
    case when figure.value is null then 'x' end as value_status
from counted
cross join lateral (
    values
        ('plans_issued_den', cast(counted.plans as decimal(18, 4))),
        ('plans_issued_den_ex', counted.plans_ex),
        ('plans_issued_within_20_weeks', counted.within_20),
        ('plans_issued_20_weeks_ex', counted.within_20_ex),
        ('pc_plans_issued_within_20_weeks', half_up_percent(counted.within_20, counted.plans)),
        ('pc_plans_issued_20_weeks_ex', half_up_percent(counted.within_20_ex, counted.plans_ex)),
        ('plans_issued_gt20weeks_ltyear', counted.within_year),
        ('plans_issued_gt20weeks_ltyear_ex', counted.within_year_ex),
        ('pc_plans_issued_gt20weeks_ltyear', half_up_percent(counted.within_year, counted.plans)),
        ('pc_plans_issued_gt20weeks_ltyear_ex', half_up_percent(counted.within_year_ex, counted.plans_ex)),
        ('plans_issued_gt_1_year', counted.over_year),
        ('plans_issued_gt_1_year_ex', counted.over_year_ex),
        ('pc_plans_issued_gt_1_year', half_up_percent(counted.over_year, counted.plans)),
        ('pc_plans_issued_gt_1_year_ex', half_up_percent(counted.over_year_ex, counted.plans_ex))
) as figure (measure, value)
