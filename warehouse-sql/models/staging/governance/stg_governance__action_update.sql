-- grain: one report on one action on one day
with

extract as (select * from landing.action_update),

numbered as (
    select
        *,
        row_number() over (
            partition by area_code, action_key, update_date
            order by as_of desc, business_date desc, delivery_id desc, source_row desc
        ) as copy_no
    from extract
)

select
    -- keys
    md5(concat_ws('|', 'action update', area_code, action_key, update_date)) as update_key,
    area_code as la_number,
    -- as delivered
    action_key as reported_action_key,
    update_date,
    reported_rating,
    narrative,
    evidence_reference,
    lead_role,
    -- where it came from
    delivery_id,
    source_row,
    as_of
from numbered
where copy_no = 1
