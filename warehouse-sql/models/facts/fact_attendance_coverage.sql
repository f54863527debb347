-- grain: one phase of the schools of one area in one week
with

attendance as (select * from stg_synergy__attendance_week),

record as (select * from dim_person_record),

area as (select * from dim_area),

school as (select * from dim_school where reports_attendance),

school_day as (select * from dim_date where is_school_day),

-- The few children whom the register has twice are counted apart, so that the many need no memory each.
enrolled as (
    select child_key
    from record
    where person_record_key in (select person_record_key from attendance)
    group by child_key
    having count(*) > 1
),

reported_once as (
    select attendance.la_number, attendance.urn, attendance.week_start, count(record.child_key) as children
    from attendance
    inner join record using (person_record_key)
    where record.child_key not in (select child_key from enrolled where child_key is not null)
    group by attendance.la_number, attendance.urn, attendance.week_start
    union all
    select attendance.la_number, attendance.urn, attendance.week_start, count(distinct record.child_key)
    from attendance
    inner join record using (person_record_key)
    inner join enrolled using (child_key)
    group by attendance.la_number, attendance.urn, attendance.week_start
),

reported as (
    select
        coalesce(area.area_code, reported_once.la_number) as area_code,
        reported_once.urn,
        reported_once.week_start,
        sum(reported_once.children)::bigint as children
    from reported_once
    left join area on area.la_number = reported_once.la_number
    group by all
),

span as (
    select area_code, min(week_start) as first_week, max(week_start) as last_week
    from reported
    group by area_code
),

-- The weeks with a school day between the first and the last report.
week as (
    select distinct span.area_code, cast(date_trunc('week', school_day.date_key) as date) as week_start
    from span
    inner join school_day
        on school_day.date_key >= span.first_week
        and school_day.date_key < span.last_week + 7
    union
    select area_code, week_start
    from reported
),

expected as (
    select
        week.area_code,
        week.week_start,
        school.urn,
        school.phase
    from week
    inner join school
        on school.area_code = week.area_code
        and school.valid_from <= week.week_start
        and school.valid_to > week.week_start
        and coalesce(school.open_date, date '1900-01-01') < week.week_start + 5
        and coalesce(school.close_date, date '9999-12-31') >= week.week_start
)

select
    md5(concat_ws('|', expected.area_code, expected.week_start, expected.phase)) as coverage_key,
    expected.area_code,
    expected.week_start,
    expected.phase,
    count(reported.urn) as schools_reporting,
    count(*) as schools_expected,
    cast(coalesce(sum(reported.children), 0) as bigint) as children_reported
from expected
left join reported using (area_code, urn, week_start)
group by expected.area_code, expected.week_start, expected.phase
