-- grain: one version of one school of one area
with

seen as (select * from stg_synergy__school_history),

cohort as (select * from stg_synergy__target_school),

area as (select * from dim_area),

geography as (select * from ref_geography),

phase as (select * from ref_school_phase),

described as (
    select
        *,
        md5(concat_ws(
            '|', dfe_number, school_name, phase, coalesce(school_type, '-'), coalesce(lsoa21_code, '-'),
            coalesce(cast(open_date as varchar), '-'), coalesce(cast(close_date as varchar), '-'), resourced_provision
        )) as details
    from seen
),

compared as (
    select
        *,
        lag(details) over (partition by la_number, urn order by as_of) as details_before
    from described
),

changed as (
    select
        *,
        row_number() over (partition by la_number, urn order by as_of) as change_no
    from compared
    where details_before is null or details <> details_before
),

-- What we first learn of a school holds for the time before as well.
dated as (
    select
        *,
        case when change_no = 1 then date '1900-01-01' else as_of end as changed_on
    from changed
),

register as (
    select
        *,
        coalesce(
            lead(changed_on) over (partition by la_number, urn order by changed_on), date '9999-12-31'
        ) as changed_again_on
    from dated
),

-- A cohort begins and ends on its own dates, whenever the register is sent.
boundary as (
    select la_number, urn, changed_on as valid_from from register
    union
    select la_number, urn, from_date from cohort
    union
    select la_number, urn, to_date from cohort where to_date is not null
),

period as (
    select
        la_number,
        urn,
        valid_from,
        coalesce(
            lead(valid_from) over (partition by la_number, urn order by valid_from), date '9999-12-31'
        ) as valid_to
    from boundary
),

period_cohort as (
    select
        period.la_number,
        period.urn,
        period.valid_from,
        string_agg(cohort.cohort, '; ' order by cohort.cohort) as target_cohort
    from period
    inner join cohort
        on cohort.la_number = period.la_number
        and cohort.urn = period.urn
        and cohort.from_date <= period.valid_from
        and coalesce(cohort.to_date, date '9999-12-31') > period.valid_from
    group by period.la_number, period.urn, period.valid_from
)

select
    md5(concat_ws('|', 'school', period.la_number, period.urn, period.valid_from)) as school_version_key,
    md5(concat_ws('|', 'school', period.la_number, period.urn)) as school_key,
    coalesce(area.area_code, period.la_number) as area_code,
    period.urn,
    period.valid_from,
    period.valid_to,
    period.valid_to = date '9999-12-31' as is_current,
    register.dfe_number,
    register.school_name,
    register.phase,
    coalesce(phase.is_mainstream, false) as is_mainstream,
    coalesce(phase.reports_attendance, false) as reports_attendance,
    register.school_type,
    register.lsoa21_code,
    geography.ward,
    geography.locality,
    register.resourced_provision,
    period_cohort.target_cohort,
    register.open_date,
    register.close_date
from period
inner join register
    on register.la_number = period.la_number
    and register.urn = period.urn
    and register.changed_on <= period.valid_from
    and register.changed_again_on > period.valid_from
left join period_cohort
    on period_cohort.la_number = period.la_number
    and period_cohort.urn = period.urn
    and period_cohort.valid_from = period.valid_from
left join area on area.la_number = period.la_number
left join phase on phase.phase = register.phase
left join geography on geography.lsoa21_code = register.lsoa21_code
