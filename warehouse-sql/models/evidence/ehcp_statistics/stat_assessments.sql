-- grain: one statistic of one area, calendar year of outcome and breakdown
with

request as (select * from fact_ehc_request),

child as (select * from dim_child),

run as (select * from ref_run),

ethnicity as (select * from ref_ethnicity),

-- Assessments count in the year they were completed: issued, not issued, withdrawn, or completed and undecided.
completed as (
    select
        request.area_code,
        year(coalesce(request.assessment_outcome_date, request.undecided_assessment_date)) as event_year,
        -- DfE prints the age on the day the request was received.
        case
            when request.age_at_received is null then 'Age unknown'
            when request.age_at_received <= 2 then 'Aged 2 and under'
            when request.age_at_received >= 20 then 'Aged 20 and over'
            else 'Aged ' || request.age_at_received
        end as age_label,
        coalesce(child.ethnicity, 'Unclassified') as ethnicity_label,
        coalesce(child.sex, 'Unknown') as sex_label,
        cast(coalesce(request.assessment_outcome = 'issue', false) as integer) as issued,
        cast(coalesce(request.assessment_outcome = 'not issue', false) as integer) as not_issued,
        cast(coalesce(request.assessment_outcome = 'withdrawn', false) as integer) as withdrawn,
        cast(request.assessment_outcome is null as integer) as not_made,
        cast(coalesce(request.refused_within_16_weeks, false) as integer) as within_16_weeks,
        cast(coalesce(not request.refused_within_16_weeks, false) as integer) as over_16_weeks,
        cast(request.assessment_mediation as integer) as mediation,
        cast(request.assessment_tribunal as integer) as tribunal,
        cast(request.assessment_mediation and request.assessment_tribunal as integer) as mediation_tribunal,
        cast(request.other_mediation as integer) as other_mediation,
        cast(request.other_tribunal as integer) as other_tribunal,
        cast(request.other_mediation and request.other_tribunal as integer) as other_mediation_tribunal
    from request
    cross join run
    left join child using (child_version_key)
    where year(coalesce(request.assessment_outcome_date, request.undecided_assessment_date)) < year(run.as_at + 1)
),

area_year as (
    select distinct area_code, event_year
    from completed
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
        case age.years when 2 then 'Aged 2 and under' when 20 then 'Aged 20 and over' else 'Aged ' || age.years end
    from range(2, 21) as age (years)
    union
    select 'Child or young persons age', age_label
    from completed
    union
    select 'Sex', sex_label
    from completed
),

broken_down as (
    select
        completed.*,
        part.breakdown_topic,
        part.breakdown
    from completed
    cross join lateral (
        values
            ('all', 'all'),
            ('Child or young persons age', completed.age_label),
            ('Ethnicity', completed.ethnicity_label),
            ('Sex', completed.sex_label)
    ) as part (breakdown_topic, breakdown)
),

counted as (
    select
        area_year.area_code,
        area_year.event_year,
        label.breakdown_topic,
        label.breakdown,
        count(broken_down.area_code) as assessments,
        coalesce(sum(broken_down.issued), 0) as issued,
        coalesce(sum(broken_down.not_issued), 0) as not_issued,
        coalesce(sum(broken_down.withdrawn), 0) as withdrawn,
        coalesce(sum(broken_down.not_made), 0) as not_made,
        coalesce(sum(broken_down.within_16_weeks), 0) as within_16_weeks,
        coalesce(sum(broken_down.over_16_weeks), 0) as over_16_weeks,
        coalesce(sum(broken_down.mediation), 0) as mediation,
        coalesce(sum(broken_down.tribunal), 0) as tribunal,
        coalesce(sum(broken_down.mediation_tribunal), 0) as mediation_tribunal,
        coalesce(sum(broken_down.other_mediation), 0) as other_mediation,
        coalesce(sum(broken_down.other_tribunal), 0) as other_tribunal,
        coalesce(sum(broken_down.other_mediation_tribunal), 0) as other_mediation_tribunal
    from area_year
    cross join label
    left join broken_down using (area_code, event_year, breakdown_topic, breakdown)
    group by area_year.area_code, area_year.event_year, label.breakdown_topic, label.breakdown
)

select
    'assessments' as dataset,
    counted.area_code,
    cast(counted.event_year as varchar) as time_period,
    counted.breakdown_topic,
    counted.breakdown,
    figure.measure,
    cast(figure.value as decimal(18, 4)) as value,
    case when figure.value is null then 'x' end as value_status
from counted
cross join lateral (
    values
        ('assess_in_year', cast(counted.assessments as decimal(18, 4))),
        ('assess_issued', counted.issued),
        ('assess_issued_pc', half_up_percent(counted.issued, counted.assessments)),
        ('assess_not_issued', counted.not_issued),
        ('assess_not_issued_pc', half_up_percent(counted.not_issued, counted.assessments)),
        ('assess_not_made', counted.not_made),
        ('assess_not_made_pc', half_up_percent(counted.not_made, counted.assessments)),
        ('assess_withdrawn', counted.withdrawn),
        ('assess_withdrawn_pc', half_up_percent(counted.withdrawn, counted.assessments)),
        ('outcome_decision_within_time', counted.within_16_weeks),
        ('outcome_decision_over_time', counted.over_16_weeks),
        ('outcome_decision_within_time_pc', half_up_percent(counted.within_16_weeks, counted.within_16_weeks + counted.over_16_weeks)),
        ('outcome_decision_over_time_pc', half_up_percent(counted.over_16_weeks, counted.within_16_weeks + counted.over_16_weeks)),
        ('number_assess_mediation', counted.mediation),
        ('number_assess_tribunal', counted.tribunal),
        ('number_asssess_mediation_tribunal', counted.mediation_tribunal),
        ('number_other_mediation', counted.other_mediation),
        ('number_other_tribunal', counted.other_tribunal),
        ('number_other_mediation_tribunal', counted.other_mediation_tribunal)
) as figure (measure, value)
