-- grain: the children of one school who share every breakdown, in one month, term or academic year, once for each indicator they count in
with

-- A Monday, with the month, term and school year that it lies in.
monday as (
    select
        day.date_key as week_start,
        day.month_start,
        term.period_start as term_start,
        school_year.period_start as year_start
    from dim_date as day
    inner join evidence_school_period as term
        on term.date_key = day.date_key and term.period_type = 'term'
    inner join evidence_school_period as school_year
        on school_year.date_key = day.date_key and school_year.period_type = 'academic_year'
),

coverage as (
    select area_code, data_to
    from evidence_coverage
    where indicator_code = 'attendance_pct' and is_delivered
),

-- Children and schools by number while their many weeks are added up: their keys would fill the memory.
pupil as (
    select child_key, row_number() over (order by child_key)::integer as child_no
    from (select distinct child_key from dim_person_record)
),

site as (
    select area_code, urn, row_number() over (order by area_code, urn)::integer as school_no
    from (select distinct area_code, urn from evidence_school)
),

school as (
    select version.school_version_key, site.school_no
    from evidence_school as version
    inner join site using (area_code, urn)
    where version.is_in_school_tables
),

-- DfE's tables count pupils aged 5 to 15 in primary, secondary and special schools; alternative provision stands apart.
-- Months, terms and years are sums of the parts of a month that lie in one term, so that the many weeks are gone through
-- once.
stretch as (
    select
        pupil.child_no,
        school.school_no,
        monday.month_start,
        monday.term_start,
        min(attendance.week_start) as first_week,
        max(attendance.week_start) as last_week,
        sum(attendance.sessions_possible)::bigint as possible,
        sum(attendance.sessions_attended)::bigint as attended
    from fact_attendance_week as attendance
    inner join monday using (week_start)
    inner join school using (school_version_key)
    inner join pupil using (child_key)
    inner join coverage
        on coverage.area_code = attendance.area_code
        -- Seen from an earlier day, later weeks are not known yet.
        and coverage.data_to >= attendance.week_start
    where attendance.is_age_5_to_15
        and attendance.sessions_possible > 0
    group by pupil.child_no, school.school_no, monday.month_start, monday.term_start
),

year_of_month as (select distinct month_start, year_start from monday),

part as (
    select child_no, school_no, 'month' as period_type, month_start as period_start, last_week, possible, attended
    from stretch
    union all
    select child_no, school_no, 'term', term_start, last_week, possible, attended
    from stretch
    union all
    select child_no, school_no, 'academic_year', year_start, last_week, possible, attended
    from stretch
    inner join year_of_month using (month_start)
),

enrolment as (
    select
        child_no,
        school_no,
        period_type,
        period_start,
        max(last_week) as last_week,
        sum(possible)::bigint as possible,
        sum(attended)::bigint as attended
    from part
    group by all
),

first_week as (
    select site.area_code, min(stretch.first_week) as first_week
    from stretch
    inner join site using (school_no)
    group by site.area_code
),

calendar as (select date_key, month_start, is_school_day from dim_date),

school_period as (
    select 'month' as period_type, month_start as period_start, last_day(month_start) as period_end, date_key
    from calendar
    union all
    select period_type, period_start, period_end, date_key
    from evidence_school_period
),

-- Each month, term and year, with the first day on which schools were open in it.
opening as (
    select
        school_period.period_type,
        school_period.period_start,
        school_period.period_end,
        coalesce(
            min(school_period.date_key) filter (where calendar.is_school_day), school_period.period_start
        ) as first_day
    from school_period
    inner join calendar using (date_key)
    group by school_period.period_type, school_period.period_start, school_period.period_end
),

-- A term or year that is running ends with the data, and one that began before the data begins with them: attendance is
-- a share of sessions and may be told of a part, but a child's tenth of a term cannot be told from its last week.
period as (
    select
        coverage.area_code,
        opening.period_type,
        opening.period_start as begins,
        case when opening.period_type <> 'month' then greatest(opening.period_start, first_week.first_week) end as period_start,
        case
            when opening.period_type = 'month' then opening.period_start
            else least(opening.period_end, coverage.data_to)
        end as event_date,
        first_week.first_week <= opening.first_day as is_whole
    from opening
    cross join coverage
    inner join first_week using (area_code)
    where case opening.period_type
        -- A month of which only the end was delivered would stand as a month.
        when 'month' then first_week.first_week <= opening.first_day
        -- A last week of August counts in the year that its September begins, from then on.
        else opening.period_start <= coverage.data_to
    end
),

-- Children who share every breakdown are told together: a third of the rows, and no child among them. An enrolment has its
-- child and school as its last week found them.
profile as (
    select
        site.area_code,
        nullif(enrolment.period_type, 'month') as period_type,
        period.period_start,
        period.event_date,
        period.is_whole,
        school.school_version_key,
        school.cohort as category,
        child.locality,
        child.primary_need,
        band_of_age(years_since_month(child.birth_month, period.event_date)) as age_band,
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
    inner join site using (school_no)
    inner join pupil using (child_no)
    inner join period
        on period.area_code = site.area_code
        and period.period_type = enrolment.period_type
        and period.begins = enrolment.period_start
    inner join evidence_school as school
        on school.area_code = site.area_code
        and school.urn = site.urn
        and school.valid_from <= enrolment.last_week
        and school.valid_to > enrolment.last_week
    left join dim_child as child
        on child.area_code = site.area_code
        and child.child_key = pupil.child_key
        and child.valid_from <= enrolment.last_week
        and child.valid_to > enrolment.last_week
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
