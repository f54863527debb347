-- grain: one version of one school of one area, under the name that evidence gives it
with

school as (select * from dim_school),

-- A renamed school stays one part; two schools of one name are told apart.
named as (
    select
        area_code,
        urn,
        case
            when count(*) over (partition by area_code, school_name) > 1 then school_name || ' (' || urn || ')'
            else school_name
        end as school_name
    from school
    where is_current
)

select
    school.school_version_key,
    school.area_code,
    school.urn,
    school.is_current,
    school.valid_from,
    school.valid_to,
    named.school_name,
    school.phase,
    phase.published_phase is not null as is_in_school_tables,
    case when school.target_cohort is null then 'other schools' else 'target schools' end as cohort
from school
inner join named using (area_code, urn)
left join ref_school_phase as phase on phase.phase = school.phase
