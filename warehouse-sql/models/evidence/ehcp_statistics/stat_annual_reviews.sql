-- grain: one statistic of one area and calendar year before the census
with

plan as (select * from fact_plan_census),

-- Returns before version 1.2 carry no meetings: nothing can be said from them.
told as (
    select distinct area_code, census_year
    from plan
    where review_meeting_date is not null
),

-- A review is expected of a plan a year old or older on the census day.
reviewed as (
    select
        plan.area_code,
        plan.census_year,
        coalesce(plan.start_date <= plan.census_date - interval '1' year, true) as is_expected,
        year(plan.review_meeting_date) as meeting_year,
        year(plan.review_decision_date) as decision_year,
        plan.review_decision_date - plan.review_meeting_date as decision_days,
        lower(left(trim(plan.review_outcome), 1)) as outcome
    from plan
    inner join told using (area_code, census_year)
),

counted as (
    select
        area_code,
        census_year,
        count(*) as plans,
        count(case when is_expected then 1 end) as expected,
        count(case when not is_expected then 1 end) as not_expected,
        count(case when is_expected and meeting_year >= census_year then 1 end) as meeting_year_after,
        count(case when is_expected and meeting_year = census_year - 1 then 1 end) as meeting_in_year,
        count(case when is_expected and meeting_year < census_year - 1 then 1 end) as meeting_earlier,
        count(case when is_expected and meeting_year is not null then 1 end) as meetings,
        count(case when is_expected and meeting_year is null then 1 end) as no_meeting,
        count(case when is_expected and decision_year >= census_year then 1 end) as decision_year_after,
        count(case when is_expected and decision_year = census_year - 1 then 1 end) as decision_in_year,
        count(case when is_expected and decision_year < census_year - 1 then 1 end) as decision_earlier,
        count(case when is_expected and outcome = 'a' then 1 end) as amend,
        count(case when is_expected and outcome = 'c' then 1 end) as cease,
        count(case when is_expected and outcome = 'm' then 1 end) as maintain,
        count(case when is_expected and meeting_year is not null and outcome is null then 1 end) as no_outcome,
        count(case when is_expected and decision_days between 0 and 28 then 1 end) as within_4_weeks,
        count(case when is_expected and decision_days > 28 then 1 end) as over_4_weeks
    from reviewed
    group by area_code, census_year
)

select
    'annual_reviews' as dataset,
    counted.area_code,
    cast(counted.census_year - 1 as varchar) as time_period,
    'all' as breakdown_topic,
    'all' as breakdown,
    figure.measure,
    cast(figure.value as decimal(18, 4)) as value,
    case when figure.value is null then 'x' end as value_status
from counted
cross join lateral (
    values
        ('total_ehc_plans', cast(counted.plans as decimal(18, 4))),
        ('review_expected', counted.expected),
        ('review_not_expected', counted.not_expected),
        ('review_meeting_year_after', counted.meeting_year_after),
        ('review_meeting_in_year', counted.meeting_in_year),
        ('review_meeting_earlier', counted.meeting_earlier),
        ('total_review_meeting', counted.meetings),
        ('no_review_meeting', counted.no_meeting),
        ('review_decision_year_after', counted.decision_year_after),
        ('review_decision_in_year', counted.decision_in_year),
        ('review_decision_earlier', counted.decision_earlier),
        ('outcome_amend', counted.amend),
        ('outcome_cease', counted.cease),
        ('outcome_maintan', counted.maintain),
        ('no_outcome', counted.no_outcome),
        ('number_decsion_4weeks', counted.within_4_weeks),
        ('number_decision_gt_4weeks', counted.over_4_weeks),
        ('pc_decsion_4weeks', half_up_percent(counted.within_4_weeks, counted.within_4_weeks + counted.over_4_weeks)),
        ('pc_decision_gt_4weeks', half_up_percent(counted.over_4_weeks, counted.within_4_weeks + counted.over_4_weeks))
) as figure (measure, value)
