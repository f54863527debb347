-- grain: one school as one extract saw it
with

extract as (select * from landing_history.school),

-- Of several extracts of one day, the one known last speaks.
numbered as (
    select
        *,
        row_number() over (
            partition by area_code, urn, as_of
            order by business_date desc, delivery_id desc, source_row desc
        ) as newest_first
    from extract
)

select
    area_code as la_number,
    urn,
    as_of,
    replace(dfe_number, '/', '') as dfe_number,
    school_name,
    phase,
    type as school_type,
    lsoa21_code,
    open_date,
    close_date,
    coalesce(resourced_provision, false) as resourced_provision,
    delivery_id
from numbered
where newest_first = 1
