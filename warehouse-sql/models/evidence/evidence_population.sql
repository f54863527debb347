-- grain: one part of one population in one academic year
with

enrolment as (select * from fact_enrolment where counts_in_headcount and child_key is not null),

child as (select * from dim_child),

school as (select * from evidence_school),

ethnicity as (select * from ref_ethnicity),

indicator as (select * from ref_indicators where population is not null),

breakdown as (select * from evidence_breakdown),

coverage as (
    select evidence_coverage.area_code, max(evidence_coverage.data_to) as data_to
    from evidence_coverage
    inner join indicator on indicator.code = evidence_coverage.indicator_code
    where evidence_coverage.is_delivered
    group by evidence_coverage.area_code
),

asked as (
    select distinct indicator.population, breakdown.breakdown
    from indicator
    inner join breakdown on breakdown.indicator_code = indicator.code
),

-- The January census is held on the third Thursday of the month.
census_day as (
    select date_key as census_date, calendar_year
    from dim_date
    where month_of_year = 1 and day_of_week = 4 and day(date_key) between 15 and 21
),

-- A register shows who is on roll and who left in its own academic year; of a January before, those are missing who have
-- left or changed school since.
known_from as (
    select
        area_code,
        data_to,
        make_date(year(data_to) - case when month(data_to) >= 9 then 0 else 1 end, 9, 1) as known_from
    from coverage
),

census as (
    select
        known_from.area_code,
        census_day.census_date,
        make_date(census_day.calendar_year - 1, 9, 1) as valid_from,
        make_date(census_day.calendar_year, 8, 31) as valid_to
    from known_from
    inner join census_day on census_day.census_date between known_from.known_from and known_from.data_to
),

on_roll as (
    select
        census.*,
        enrolment.child_key,
        enrolment.urn,
        row_number() over (
            partition by census.area_code, census.census_date, enrolment.child_key
            order by enrolment.entry_date desc, enrolment.enrolment_key
        ) as newest_first
    from census
    inner join enrolment
        on enrolment.area_code = census.area_code
        and enrolment.entry_date <= census.census_date
        and coalesce(enrolment.leaving_date >= census.census_date, true)
),

pupil as (
    select
        on_roll.area_code,
        on_roll.valid_from,
        on_roll.valid_to,
        school.school_name,
        school.phase,
        school.cohort,
        child.locality,
        child.primary_need,
        years_since_month(child.birth_month, on_roll.census_date) as age,
        years_since_month(child.birth_month, on_roll.valid_from - 1) as academic_age,
        child.sex,
        ethnicity.main_group as ethnicity,
        child.imd_quintile,
        child.sen_provision
    from on_roll
    inner join school
        on school.area_code = on_roll.area_code
        and school.urn = on_roll.urn
        and school.valid_from <= on_roll.census_date
        and school.valid_to > on_roll.census_date
    left join child
        on child.child_key = on_roll.child_key
        and child.area_code = on_roll.area_code
        and child.valid_from <= on_roll.census_date
        and child.valid_to > on_roll.census_date
    left join ethnicity on ethnicity.ethnicity_code = child.ethnicity_code
    where on_roll.newest_first = 1 and school.is_in_school_tables
),

member as (
    select 'pupils in January' as population, pupil.*, cohort as category
    from pupil
    union all
    select
        'pupils of years 7 and 8 in January',
        pupil.*,
        case when sen_provision in ('K', 'E') then 'with SEND' else 'without SEND' end
    from pupil
    where academic_age in (11, 12)
    union all
    select 'vulnerable pupils of target schools in January', pupil.*, cohort
    from pupil
    where cohort = 'target schools' and sen_provision in ('K', 'E')
)

select
    member.population,
    member.area_code,
    asked.breakdown,
    breakdown_value(
        asked.breakdown, cast(null as varchar), member.locality, member.school_name, member.phase, member.primary_need,
        band_of_age(member.age), member.sex, member.ethnicity, member.imd_quintile, member.sen_provision,
        cast(null as varchar), member.category
    ) as breakdown_value,
    member.valid_from,
    member.valid_to,
    count(*) as persons
from member
inner join asked using (population)
group by all
