/*
question: 'Do the schools of the target cohort do better for their vulnerable pupils than other schools do?'
about: needs_led_services
area_for_improvement: AFI3
indicators: [target_school_suspension_rate, target_school_exclusion_rate, target_school_attendance_pct]
answer:
  - {column: academic_year, type: VARCHAR, means: Academic year as DfE counts it.}
  - {column: cohort, type: VARCHAR, means: Target schools or all others.}
  - {column: schools, type: BIGINT, means: Schools with a pupil with SEND in the attendance data of the year.}
  - {column: sessions_possible, type: BIGINT, means: Sessions that pupils with SEND could attend.}
  - {column: attendance_pct, type: DOUBLE, means: Attended in percent.}
  - {column: suspensions, type: BIGINT, means: Suspensions of pupils with SEND in the year.}
  - {column: permanent_exclusions, type: BIGINT, means: Permanent exclusions that were upheld.}
care: >-
  Attendance is of the weeks delivered and suspensions of the whole year so far. Numbers of suspensions are not
  rates, and the other schools are many more; the indicators of the cohort divide by the January headcount. The
  cohort was chosen since it did worse, so that some of any improvement comes by itself.
*/
with

school as (
    select
        school_version_key,
        urn,
        case when target_cohort is null then 'all other schools' else 'target schools' end as cohort
    from warehouse.dim_school
),

attended as (
    select
        attendance.academic_year,
        school.cohort,
        count(distinct school.urn) as schools,
        sum(attendance.sessions_possible)::bigint as sessions_possible,
        sum(attendance.sessions_attended)::bigint as sessions_attended
    from warehouse.fact_attendance_week as attendance
    inner join school using (school_version_key)
    where attendance.sen_provision in ('K', 'E')
        and attendance.is_age_5_to_15
    group by attendance.academic_year, school.cohort
),

suspended as (
    select
        calendar.academic_year,
        school.cohort,
        count(*) filter (where suspension.is_suspension) as suspensions,
        count(*) filter (where suspension.is_permanent_exclusion and not suspension.is_reinstated)
            as permanent_exclusions
    from warehouse.fact_suspension as suspension
    inner join school using (school_version_key)
    inner join warehouse.dim_date as calendar
        on calendar.date_key = suspension.start_date
    where suspension.sen_provision in ('K', 'E')
    group by calendar.academic_year, school.cohort
)

select
    attended.academic_year,
    attended.cohort,
    attended.schools,
    attended.sessions_possible,
    round(100 * attended.sessions_attended / nullif(attended.sessions_possible, 0), 1) as attendance_pct,
    coalesce(suspended.suspensions, 0) as suspensions,
    coalesce(suspended.permanent_exclusions, 0) as permanent_exclusions
from attended
left join suspended using (academic_year, cohort)
order by attended.academic_year, attended.cohort desc;
