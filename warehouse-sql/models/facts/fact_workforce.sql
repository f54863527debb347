-- grain: one role group of one agency on one day
with

staffed as (select * from stg_workforce__workforce),

agency as (select * from dim_agency),

area as (select * from dim_area),

run as (select * from ref_run),

known as (
    select
        staffed.*,
        row_number() over (
            partition by staffed.la_number, staffed.agency_code, staffed.role_group
            order by staffed.as_at_date > run.as_at, staffed.as_at_date desc
        ) = 1 and staffed.as_at_date <= run.as_at as is_latest
    from staffed
    cross join run
)

select
    known.workforce_key,
    coalesce(area.area_code, known.la_number) as area_code,
    agency.agency_key,
    known.role_group,
    known.as_at_date,
    known.fte,
    known.vacancies_fte,
    -- Posts are unknown where vacancies were not said.
    known.fte + known.vacancies_fte as posts_fte,
    known.is_latest
from known
left join agency using (agency_code)
left join area on area.la_number = known.la_number
