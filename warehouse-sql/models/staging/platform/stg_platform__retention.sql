-- grain: one thing that was removed
with

removed as (select * from landing.platform_retention),

numbered as (
    select
        *,
        row_number() over (
            partition by area_code, removed_on, kind, item
            order by as_of desc, business_date desc, delivery_id desc, source_row desc
        ) as copy_no
    from removed
)

select
    area_code as la_number,
    removed_on,
    kind,
    item,
    sender,
    feed,
    content_date,
    row_count,
    file_count,
    byte_count,
    kept_until,
    kept_for,
    rule_source,
    delivery_id
from numbered
where copy_no = 1
