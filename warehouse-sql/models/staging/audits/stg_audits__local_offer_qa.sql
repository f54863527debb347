-- grain: one page in one round of checks
with

extract as (select * from landing.local_offer_qa),

numbered as (
    select
        *,
        row_number() over (
            partition by area_code, round, page_id
            order by as_of desc, delivery_id desc, source_row desc
        ) as copy_no
    from extract
)

select
    -- keys
    md5(concat_ws('|', 'local offer check', area_code, round, page_id)) as check_key,
    area_code as la_number,
    -- as delivered
    round,
    page_id,
    checked_date,
    is_current,
    owner_service,
    -- where it came from
    delivery_id,
    source_row,
    as_of
from numbered
where copy_no = 1
