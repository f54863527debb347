-- grain: one record of a child at one school in one week
with

attendance as (select * from stg_synergy__attendance_week),

record as (select * from dim_person_record),

child as (select * from dim_child),

school as (select * from dim_school),

area as (select * from dim_area),

-- DfE's statistical year begins on 1 August, so that the week in which a school year opens belongs to it.
calendar as (
    select
        date_key,
        dfe_term,
        case when month(date_key) >= 8 then year(date_key) else year(date_key) - 1 end as from_year
    from dim_date
)

-- The week stands first: what is published lies in the order of its columns, and a week's rows together.
select
    attendance.week_start,
    attendance.urn,
    attendance.person_record_key,
    coalesce(area.area_code, attendance.la_number) as area_code,
    record.child_key,
    child.child_version_key,
    school.school_version_key,
    calendar.from_year || '/' || right(cast(calendar.from_year + 1 as varchar), 2) as academic_year,
    -- The term of the Monday, by DfE's statistical terms.
    calendar.dfe_term,
    child.sen_provision,
    -- DfE counts pupils aged 5 to 15 on 31 August before the academic year; the month of birth tells that exactly.
    years_since_month(child.birth_month, make_date(calendar.from_year, 8, 31)) between 5 and 15 as is_age_5_to_15,
    attendance.sessions_possible,
    attendance.sessions_attended,
    attendance.sessions_authorised,
    attendance.sessions_unauthorised,
    attendance.sessions_not_possible,
    attendance.sessions_late,
    attendance.sessions_unrecognised,
    attendance.marks_replaced
from attendance
inner join record using (person_record_key)
inner join calendar on calendar.date_key = attendance.week_start
left join area on area.la_number = attendance.la_number
left join school
    on school.area_code = coalesce(area.area_code, attendance.la_number)
    and school.urn = attendance.urn
    and school.valid_from <= attendance.week_start
    and school.valid_to > attendance.week_start
left join child
    on child.child_key = record.child_key
    and child.area_code = coalesce(area.area_code, attendance.la_number)
    and child.valid_from <= attendance.week_start
    and child.valid_to > attendance.week_start
