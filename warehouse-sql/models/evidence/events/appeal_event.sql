-- grain: one appeal registered, or one decision that can be appealed, in one calendar year
with

appeal as (select * from fact_appeal where is_appeal),

-- Nearly all decisions that can be appealed are plans in force. Until the first appeal about a plan is on record, the
-- register holds none of them, or those of first requests only: their share is not known, and not next to nought.
first_year as (
    select area_code, year(min(registered_date)) as calendar_year
    from appeal
    where stage not in ('refusal to assess', 'refusal to issue')
    group by area_code
),

request as (
    select *
    from fact_ehc_request
    where not is_historical and coalesce(request_source, '-') not in ('transfer in', 'statement conversion')
),

plan as (select * from fact_ehc_plan),

reason as (select * from ref_cease_reason),

run as (select * from ref_run),

-- What the Ministry of Justice and the Department for Education count as decisions that can be appealed: requests refused,
-- assessments that ended without a plan, plans in force at the census of the January after the year, and plans ceased
-- because needs are met without one.
counted as (
    select
        'appeal ' || appeal_key as event_key,
        area_code,
        child_key,
        child_version_key,
        year(registered_date) as calendar_year,
        1 as numerator,
        0 as denominator
    from appeal
    union all
    select 'refused ' || request_key, area_code, child_key, child_version_key, year(decision_date), 0, 1
    from request
    where decision_outcome = 'not assess'
    union all
    select 'not issued ' || request_key, area_code, child_key, child_version_key, year(assessment_outcome_date), 0, 1
    from request
    where assessment_outcome = 'not issue'
    union all
    select
        'plan ' || plan.plan_key || ' ' || census.calendar_year,
        plan.area_code,
        plan.child_key,
        plan.child_version_key,
        census.calendar_year,
        0,
        1
    from plan
    inner join (
        select unnest(range(2014, year(as_at) + 1)) as calendar_year from run
    ) as census
        on coalesce(plan.start_date, plan.issued_date) <= sen2_census_day(census.calendar_year + 1)
        and coalesce(plan.ceased_date, date '9999-12-31') > sen2_census_day(census.calendar_year + 1)
    union all
    select 'ceased ' || plan.plan_key, plan.area_code, plan.child_key, plan.child_version_key, year(plan.ceased_date), 0, 1
    from plan
    inner join reason using (cease_reason)
    where reason.dfe_measure = 'needs_met'
)

-- A year counts once the census after it has been held.
select
    'ehc_tribunal_appeal_pct' as indicator_code,
    counted.event_key,
    counted.area_code,
    'calendar_year' as period_type,
    make_date(counted.calendar_year, 1, 1) as period_start,
    make_date(counted.calendar_year, 12, 31) as event_date,
    counted.child_key,
    counted.child_version_key,
    cast(counted.numerator as bigint) as numerator,
    cast(counted.denominator as bigint) as denominator
from counted
inner join first_year
    on first_year.area_code = counted.area_code
    and first_year.calendar_year <= counted.calendar_year
inner join run on sen2_census_day(counted.calendar_year + 1) <= run.as_at
