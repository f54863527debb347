-- grain: the children of one school who share every breakdown, in one month, term or academic year, once for each indicator they count in
with

-- DfE's tables count pupils aged 5 to 15 in primary, secondary and special schools; alternative provision stands apart.
week as (
    select
        attendance.area_code,
        attendance.child_key,
        attendance.urn,
        attendance.week_start,
        attendance.person_record_key,
        attendance.child_version_key,
        attendance.school_version_key,
        school.cohort,
        attendance.sessions_possible,
        attendance.sessions_attended
    from fact_attendance_week as attendance
    inner join evidence_school as school using (school_version_key)
    inner join evidence_coverage as coverage
        on coverage.area_code = attendance.area_code
        and coverage.indicator_code = 'attendance_pct'
        and coverage.is_delivered
        -- Seen from an earlier day, later weeks are not known yet.
        and attendance.week_start <= coverage.data_to
    where school.is_in_school_tables
        and attendance.is_age_5_to_15
        and attendance.sessions_possible > 0
),

first_week as (select area_code, min(week_start) as first_week from week group by area_code),

coverage as (
    select area_code, data_to
    from evidence_coverage
    where indicator_code = 'attendance_pct' and is_delivered
),

school_period as (select * from evidence_school_period),

calendar as (select date_key, month_start, is_school_day from dim_date),

-- The first day on which schools were open in each month, term and year.
opening as (
    select 'month' as period_type, month_start as period_start, min(date_key) as first_day
    from calendar
    where is_school_day
    group by month_start
    union all
    select school_period.period_type, school_period.period_start, min(school_period.date_key)
    from school_period
    inner join calendar using (date_key)
    where calendar.is_school_day
    group by school_period.period_type, school_period.period_start
),

-- A term or year that is running ends with the data, and one that began before the data begins with them: attendance is
-- a share of sessions and may be told of a part, but a child's tenth of a term cannot be told from its last week.
part as (
    select
        week.*,
        cast(null as varchar) as period_type,
        cast(null as date) as period_start,
        cast(date_trunc('month', week.week_start) as date) as event_date,
        true as is_whole
    from week
    inner join first_week using (area_code)
    left join opening
        on opening.period_type = 'month'
        and opening.period_start = date_trunc('month', week.week_start)
    -- A month of which only the end was delivered would stand as a month.
    where first_week.first_week <= coalesce(opening.first_day, date_trunc('month', week.week_start))
    union all by name
    select
        week.*,
        school_period.period_type,
        greatest(school_period.period_start, first_week.first_week) as period_start,
        least(school_period.period_end, coverage.data_to) as event_date,
        first_week.first_week <= coalesce(opening.first_day, school_period.period_start) as is_whole
    from week
    inner join school_period on school_period.date_key = week.week_start
    inner join first_week using (area_code)
    inner join coverage using (area_code)
    left join opening
        on opening.period_type = school_period.period_type
        and opening.period_start = school_period.period_start
    -- A last week of August counts in the year that its September begins, from then on.
    where school_period.period_start <= coverage.data_to
),

-- The enrolment, with its child and school as its last week found them.
enrolment as (
    select
        area_code,
        child_key,
        urn,
        period_type,
        period_start,
        event_date,
        is_whole,
        max(struct_pack(
            week_start := week_start,
            person_record_key := person_record_key,
            child_version_key := child_version_key,
            school_version_key := school_version_key,
            cohort := cohort
        )) as last_week,
        sum(sessions_possible)::bigint as possible,
        sum(sessions_attended)::bigint as attended
    from part
    group by all
),

-- Children who share every breakdown are told together: a third of the rows, and no child among them.
profile as (
    select
        enrolment.area_code,
        enrolment.period_type,
        enrolment.period_start,
        enrolment.event_date,
        enrolment.is_whole,
        enrolment.last_week.school_version_key as school_version_key,
        enrolment.last_week.cohort as category,
        child.locality,
        child.primary_need,
        band_of_age(years_since_month(child.birth_month, enrolment.event_date)) as age_band,
        child.sex,
        ethnicity.main_group as ethnicity,
        child.imd_quintile,
        child.sen_provision,
        sum(enrolment.possible)::bigint as possible,
        sum(enrolment.attended)::bigint as attended,
        count(*) as enrolments,
        count(*) filter (where 10 * (enrolment.possible - enrolment.attended) >= enrolment.possible) as persistent,
        count(*) filter (where 2 * (enrolment.possible - enrolment.attended) >= enrolment.possible) as severe
    from enrolment
    left join dim_child as child on child.child_version_key = enrolment.last_week.child_version_key
    left join ref_ethnicity as ethnicity on ethnicity.ethnicity_code = child.ethnicity_code
    group by all
),

counted as (
    select 'attendance_pct' as indicator_code, profile.*, attended as numerator, possible as denominator
    from profile
    union all
    select 'persistent_absence_pct', profile.*, persistent, enrolments
    from profile
    where period_type is not null and is_whole
    union all
    select 'severe_absence_pct', profile.*, severe, enrolments
    from profile
    where period_type is not null and is_whole
)

select
    indicator_code,
    md5(concat_ws(
        '|', area_code, coalesce(period_type, 'month'), event_date, coalesce(school_version_key, '-'), coalesce(locality, '-'),
        coalesce(primary_need, '-'), coalesce(age_band, '-'), coalesce(sex, '-'), coalesce(ethnicity, '-'),
        coalesce(cast(imd_quintile as varchar), '-'), coalesce(sen_provision, '-')
    )) as event_key,
    area_code,
    period_type,
    period_start,
    event_date,
    school_version_key,
    locality,
    primary_need,
    age_band,
    sex,
    ethnicity,
    imd_quintile,
    sen_provision,
    category,
    cast(numerator as bigint) as numerator,
    cast(denominator as bigint) as denominator
from counted
