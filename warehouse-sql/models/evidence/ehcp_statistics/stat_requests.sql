-- grain: one statistic of one area, calendar year and breakdown
with

request as (select * from fact_ehc_request),

child as (select * from dim_child),

run as (select * from ref_run),

ethnicity as (select * from ref_ethnicity),

labelled as (
    select
        request.*,
        case
            when request.age_at_received is null then 'Age unknown'
            when request.age_at_received <= 2 then 'Aged 2 and under'
            when request.age_at_received >= 20 then 'Aged 20 and over'
            else 'Aged ' || request.age_at_received
        end as age_label,
        coalesce(child.ethnicity, 'Unclassified') as ethnicity_label,
        coalesce(child.sex, 'Unknown') as sex_label,
        -- The outcome as it stood at the end of the year of receipt.
        year(request.decision_date) > year(request.received_date) as decided_later
    from request
    left join child using (child_version_key)
    where not request.is_historical
),

-- Requests count in the year they were received.
received as (
    select
        area_code,
        year(received_date) as event_year,
        age_label,
        ethnicity_label,
        sex_label,
        1 as received,
        cast(in_youth_accommodation as integer) as in_youth_accommodation,
        cast(decision_outcome = 'assess' and not coalesce(decided_later, false) as integer) as to_assess,
        cast(decision_outcome = 'not assess' and not coalesce(decided_later, false) as integer) as not_to_assess,
        cast(decision_outcome = 'withdrawn' and not coalesce(decided_later, false) as integer) as withdrawn,
        0 as within_6_weeks,
        0 as over_6_weeks,
        cast(request_mediation as integer) as mediation,
        cast(request_tribunal as integer) as tribunal,
        cast(request_mediation and request_tribunal as integer) as tribunal_after_mediation
    from labelled
    where received_date is not null
),

-- Decisions count in the year they were made, whenever the request came.
decided as (
    select
        area_code,
        year(decision_date) as event_year,
        age_label,
        ethnicity_label,
        sex_label,
        0 as received,
        0 as in_youth_accommodation,
        0 as to_assess,
        0 as not_to_assess,
        0 as withdrawn,
        cast(decided_within_6_weeks as integer) as within_6_weeks,
        cast(not decided_within_6_weeks as integer) as over_6_weeks,
        0 as mediation,
        0 as tribunal,
        0 as tribunal_after_mediation
    from labelled
    where decided_within_6_weeks is not null
),

event as (
    select * from received
    union all
    select * from decided
),

past_event as (
    select event.*
    from event
    cross join run
    where event.event_year < year(run.as_at + 1)
),

area_year as (
    select distinct area_code, event_year
    from past_event
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
    from past_event
    union
    select 'Sex', sex_label
    from past_event
),

broken_down as (
    select
        past_event.*,
        part.breakdown_topic,
        part.breakdown
    from past_event
    cross join lateral (
        values
            ('all', 'all'),
            ('Child or young persons age', past_event.age_label),
            ('Ethnicity', past_event.ethnicity_label),
            ('Sex', past_event.sex_label)
    ) as part (breakdown_topic, breakdown)
),

counted as (
    select
        area_year.area_code,
        area_year.event_year,
        label.breakdown_topic,
        label.breakdown,
        coalesce(sum(broken_down.received), 0) as received,
        coalesce(sum(broken_down.in_youth_accommodation), 0) as in_youth_accommodation,
        coalesce(sum(broken_down.to_assess), 0) as to_assess,
        coalesce(sum(broken_down.not_to_assess), 0) as not_to_assess,
        coalesce(sum(broken_down.withdrawn), 0) as withdrawn,
        coalesce(sum(broken_down.received - coalesce(broken_down.to_assess, 0) - coalesce(broken_down.not_to_assess, 0)
            - coalesce(broken_down.withdrawn, 0)), 0) as not_made,
        coalesce(sum(broken_down.within_6_weeks), 0) as within_6_weeks,
        coalesce(sum(broken_down.over_6_weeks), 0) as over_6_weeks,
        coalesce(sum(broken_down.mediation), 0) as mediation,
        coalesce(sum(broken_down.tribunal), 0) as tribunal,
        coalesce(sum(broken_down.tribunal_after_mediation), 0) as tribunal_after_mediation
    from area_year
    cross join label
    left join broken_down using (area_code, event_year, breakdown_topic, breakdown)
    group by area_year.area_code, area_year.event_year, label.breakdown_topic, label.breakdown
)

select
    'requests' as dataset,
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
        ('requests_received_in_year', cast(counted.received as decimal(18, 4))),
        ('requests_rya', counted.in_youth_accommodation),
        ('requests_decided_to_assess', counted.to_assess),
        ('requests_decided_not_to_assess', counted.not_to_assess),
        ('requests_decision_not_made', counted.not_made),
        ('requests_withdrawn', counted.withdrawn),
        ('request_assess_pc', half_up_percent(counted.to_assess, counted.received)),
        ('request_not_assess_pc', half_up_percent(counted.not_to_assess, counted.received)),
        ('request_outstanding_pc', half_up_percent(counted.not_made, counted.received)),
        ('request_withdrawn_pc', half_up_percent(counted.withdrawn, counted.received)),
        ('request_outcome_six_weeks', counted.within_6_weeks),
        ('request_outcome_over_6_weeks', counted.over_6_weeks),
        ('request_outcome_six_weeks_pc', half_up_percent(counted.within_6_weeks, counted.within_6_weeks + counted.over_6_weeks)),
        ('request_outcome_over_6_weeks_pc', half_up_percent(counted.over_6_weeks, counted.within_6_weeks + counted.over_6_weeks)),
        ('mediation_related_request', counted.mediation),
        ('tribunal_related_request', counted.tribunal),
        ('tribunal_after_mediation_request', counted.tribunal_after_mediation)
) as figure (measure, value)
