-- grain: one learning item of one agency
with

extract as (select * from landing.audit_learning),

numbered as (
    select
        *,
        row_number() over (
            partition by area_code, item_id
            order by as_of desc, delivery_id desc, source_row desc
        ) as copy_no
    from extract
)

select
    -- keys
    md5(concat_ws('|', 'audit learning', area_code, item_id)) as learning_key,
    area_code as la_number,
    -- as delivered
    item_id,
    agency_code,
    raised_date,
    presented_date,
    response_date,
    accepted_date,
    action_opened_date,
    action_closed_date,
    -- where it came from
    delivery_id,
    source_row,
    as_of
from numbered
where copy_no = 1
