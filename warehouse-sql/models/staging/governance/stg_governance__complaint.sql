-- grain: one complaint
with

extract as (select * from landing.complaint),

numbered as (
    select
        *,
        row_number() over (
            partition by area_code, complaint_id
            order by as_of desc, delivery_id desc, source_row desc
        ) as copy_no
    from extract
)

select
    -- keys
    md5(concat_ws('|', 'complaint', area_code, complaint_id)) as complaint_key,
    area_code as la_number,
    -- as delivered
    complaint_id,
    service,
    theme,
    received_date,
    closed_date,
    upheld,
    -- where it came from
    delivery_id,
    source_row,
    as_of
from numbered
where copy_no = 1
