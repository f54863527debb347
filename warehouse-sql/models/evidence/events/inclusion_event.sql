-- grain: one child or school week that tells of inclusion, once for each indicator it counts in
with

support_plan as (select * from fact_support_plan),

suspension as (select * from fact_suspension),

movement as (select * from fact_movement),

request as (select * from fact_ehc_request),

child as (select * from dim_child),

attendance as (select * from fact_attendance_week),

school as (select * from dim_school),

calendar as (select date_key, academic_year, academic_year_start from dim_date),

-- Each child once in a school year, on the day of the first suspension or exclusion.
first_of_year as (
    select
        suspension.*,
        calendar.academic_year,
        calendar.academic_year_start,
        row_number() over (
            partition by suspension.area_code, suspension.child_key, calendar.academic_year
            order by suspension.start_date, suspension.suspension_key
        ) as suspension_no
    from suspension
    inner join calendar on calendar.date_key = suspension.start_date
    where suspension.child_key is not null and (suspension.is_suspension or suspension.is_permanent_exclusion)
),

-- A school that reports no support plan at all says nothing of those it holds: its children are unknown, and left out
-- whether casework knows them or not, or only the good news of such schools would count. Nor does it say anything of
-- the time before its first plan: who was suspended then had no plan reported, which is not the same as none.
reporting_school as (
    select area_code, urn, min(plan_date) as first_plan_date from support_plan group by area_code, urn
),

suspended as (
    select
        first_of_year.suspension_key,
        first_of_year.area_code,
        first_of_year.start_date,
        first_of_year.child_key,
        first_of_year.child_version_key,
        first_of_year.sen_provision,
        -- A school year counts as a whole or not at all: from the one whose autumn term brought the first plan.
        coalesce(
            reporting_school.first_plan_date <= first_of_year.start_date
            and reporting_school.first_plan_date < first_of_year.academic_year_start + interval 4 month,
            false
        ) as is_reported,
        count(support_plan.support_plan_key) > 0 as has_plan,
        coalesce(bool_or(support_plan.needs_assessed), false) as has_assessed_needs
    from first_of_year
    left join reporting_school
        on reporting_school.area_code = first_of_year.area_code
        and reporting_school.urn = first_of_year.urn
    left join support_plan
        on support_plan.child_key = first_of_year.child_key
        and support_plan.area_code = first_of_year.area_code
        and support_plan.plan_date <= first_of_year.start_date
    where first_of_year.suspension_no = 1
    group by all
),

-- Asked for an assessment before the day: casework knows the child.
in_casework as (
    select
        suspended.suspension_key,
        count(request.request_key) > 0 as has_request,
        count(request.plan_issued_date) > 0 as has_ehc_plan
    from suspended
    left join request
        on request.child_key = suspended.child_key
        and request.area_code = suspended.area_code
        and coalesce(request.received_date, request.plan_issued_date) <= suspended.start_date
        and not request.is_historical
    group by suspended.suspension_key
),

-- The year group by birth month: what a register says now of a child is not what the child was in then.
disrupted as (
    select
        movement.*,
        calendar.academic_year,
        row_number() over (
            partition by movement.area_code, movement.child_key, calendar.academic_year
            order by movement.movement_date, movement.movement_key
        ) as movement_no
    from movement
    inner join calendar on calendar.date_key = movement.movement_date
    inner join child using (child_version_key)
    where movement.movement_type in ('school move', 'EHE start', 'EOTAS start')
        and years_since_month(child.birth_month, calendar.academic_year_start - 1) in (11, 12)
),

-- Vulnerable pupils of the cohort: those with SEN support or a plan.
target_week as (
    select
        attendance.area_code,
        attendance.urn,
        attendance.school_version_key,
        attendance.week_start,
        sum(attendance.sessions_attended)::bigint as sessions_attended,
        sum(attendance.sessions_possible)::bigint as sessions_possible
    from attendance
    inner join school using (school_version_key)
    where school.target_cohort is not null
        and attendance.sen_provision in ('K', 'E')
        and attendance.is_age_5_to_15
    group by all
)

select
    'sen_support_plan_assured_pct' as indicator_code,
    support_plan_key as event_key,
    area_code,
    plan_date as event_date,
    child_key,
    child_version_key,
    cast(is_assured_good as bigint) as numerator,
    cast(1 as bigint) as denominator
from support_plan
where assured_rating is not null

union all by name

select
    'suspended_without_assessment_pct' as indicator_code,
    suspended.suspension_key as event_key,
    suspended.area_code,
    suspended.start_date as event_date,
    suspended.child_key,
    suspended.child_version_key,
    cast(not (suspended.has_assessed_needs or in_casework.has_request) as bigint) as numerator,
    cast(1 as bigint) as denominator
from suspended
inner join in_casework using (suspension_key)
where suspended.is_reported

union all by name

select
    'suspended_without_plan_pct' as indicator_code,
    suspended.suspension_key as event_key,
    suspended.area_code,
    suspended.start_date as event_date,
    suspended.child_key,
    suspended.child_version_key,
    cast(not (suspended.has_plan or in_casework.has_ehc_plan) as bigint) as numerator,
    cast(1 as bigint) as denominator
from suspended
inner join in_casework using (suspension_key)
where suspended.is_reported

union all by name

select
    'y7_y8_disruption_count' as indicator_code,
    movement_key as event_key,
    area_code,
    movement_date as event_date,
    child_key,
    child_version_key,
    case when sen_provision in ('K', 'E') then 'with SEND' else 'without SEND' end as category,
    cast(1 as bigint) as numerator
from disrupted
where movement_no = 1

union all by name

-- The year so far, while it lasts; August counts in the year that its September begins, from then on.
select
    'y7_y8_disruption_pct' as indicator_code,
    disrupted.movement_key as event_key,
    disrupted.area_code,
    'academic_year' as period_type,
    school_period.period_start,
    least(school_period.period_end, coverage.data_to) as event_date,
    disrupted.child_key,
    disrupted.child_version_key,
    case when disrupted.sen_provision in ('K', 'E') then 'with SEND' else 'without SEND' end as category,
    cast(1 as bigint) as numerator
from disrupted
inner join evidence_coverage as coverage
    on coverage.indicator_code = 'y7_y8_disruption_pct'
    and coverage.area_code = disrupted.area_code
    and coverage.is_delivered
inner join evidence_school_period as school_period
    on school_period.date_key = disrupted.movement_date
    and school_period.period_type = 'academic_year'
where disrupted.movement_no = 1
    and disrupted.movement_date <= coverage.data_to
    and school_period.period_start <= coverage.data_to

union all by name

select
    'target_school_attendance_pct' as indicator_code,
    urn || ' ' || week_start as event_key,
    area_code,
    week_start as event_date,
    school_version_key,
    sessions_attended as numerator,
    sessions_possible as denominator
from target_week
where sessions_possible > 0
