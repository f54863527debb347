-- grain: one suspension or permanent exclusion in one term or academic year, once for each indicator it counts in
with

-- Only exclusions that were upheld count; who was reinstated was not excluded for good.
suspension as (
    select
        suspension.*,
        school.cohort
    from fact_suspension as suspension
    inner join evidence_school as school using (school_version_key)
    where school.is_in_school_tables
        and (suspension.is_suspension or (suspension.is_permanent_exclusion and not suspension.is_reinstated))
),

coverage as (
    select area_code, data_to
    from evidence_coverage
    where indicator_code = 'suspension_rate' and is_delivered
),

school_period as (select * from evidence_school_period),

-- A term or year that is running ends with the data. August counts in the year that its September begins, from then on.
placed as (
    select
        suspension.*,
        school_period.period_type,
        school_period.period_start,
        least(school_period.period_end, coverage.data_to) as event_date
    from suspension
    inner join coverage using (area_code)
    inner join school_period on school_period.date_key = suspension.start_date
    where suspension.start_date <= coverage.data_to and school_period.period_start <= coverage.data_to
),

-- A period in which nothing happened is a nought, from the first suspension that the register tells.
first_told as (select area_code, min(start_date) as first_date from suspension group by area_code),

quiet as (
    select distinct
        indicator.code as indicator_code,
        coverage.area_code,
        school_period.period_type,
        school_period.period_start,
        least(school_period.period_end, coverage.data_to) as event_date
    from coverage
    inner join first_told using (area_code)
    inner join school_period
        on school_period.date_key between first_told.first_date and coverage.data_to
        and school_period.period_start <= coverage.data_to
    cross join (
        select code
        from ref_indicators
        where code in (
            'suspension_rate', 'permanent_exclusion_rate', 'target_school_suspension_rate', 'target_school_exclusion_rate'
        )
    ) as indicator
),

counted as (
    select 'suspension_rate' as indicator_code, placed.*
    from placed
    where is_suspension
    union all
    select 'permanent_exclusion_rate', placed.*
    from placed
    where is_permanent_exclusion
    union all
    select 'target_school_suspension_rate', placed.*
    from placed
    where is_suspension and cohort = 'target schools' and sen_provision in ('K', 'E')
    union all
    select 'target_school_exclusion_rate', placed.*
    from placed
    where is_permanent_exclusion and cohort = 'target schools' and sen_provision in ('K', 'E')
)

select
    indicator_code,
    suspension_key || ' ' || period_type as event_key,
    area_code,
    period_type,
    period_start,
    event_date,
    child_key,
    child_version_key,
    school_version_key,
    sen_provision,
    cohort as category,
    cast(1 as bigint) as numerator
from counted

union all by name

select
    indicator_code,
    concat_ws(' ', 'none', area_code, period_type, event_date) as event_key,
    area_code,
    period_type,
    period_start,
    event_date,
    cast(0 as bigint) as numerator
from quiet
