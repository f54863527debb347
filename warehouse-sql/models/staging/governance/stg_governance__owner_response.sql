-- grain: one response
with

extract as (select * from landing.owner_response),

numbered as (
    select
        *,
        row_number() over (
            partition by area_code, response_id
            order by as_of desc, business_date desc, delivery_id desc, source_row desc
        ) as copy_no
    from extract
)

select
    -- keys
    md5(concat_ws('|', 'owner response', area_code, response_id)) as response_key,
    area_code as la_number,
    -- as delivered
    response_id,
    about_key,
    response_date,
    owner_role,
    response,
    -- where it came from
    delivery_id,
    source_row,
    as_of
from numbered
where copy_no = 1
