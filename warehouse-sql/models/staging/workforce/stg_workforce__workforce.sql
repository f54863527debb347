-- grain: one role group of one agency on one day
with

extract as (select * from landing.workforce),

numbered as (
    select
        *,
        row_number() over (
            partition by area_code, agency_code, role_group, as_at_date
            order by as_of desc, delivery_id desc, source_row desc
        ) as copy_no
    from extract
)

select
    -- keys
    md5(concat_ws('|', 'workforce', area_code, agency_code, role_group, as_at_date)) as workforce_key,
    area_code as la_number,
    -- as delivered
    agency_code,
    role_group,
    as_at_date,
    fte,
    vacancies_fte,
    -- where it came from
    delivery_id,
    source_row,
    as_of
from numbered
where copy_no = 1
