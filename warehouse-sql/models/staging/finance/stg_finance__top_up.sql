-- grain: one kind of setting in one financial year as monitored on one day
with

extract as (select * from landing.top_up),

numbered as (
    select
        *,
        row_number() over (
            partition by area_code, financial_year, setting_type, as_at_date
            order by as_of desc, delivery_id desc, source_row desc
        ) as copy_no
    from extract
)

select
    -- keys
    md5(concat_ws('|', 'top up', area_code, financial_year, setting_type, as_at_date)) as top_up_key,
    area_code as la_number,
    -- as delivered
    financial_year,
    setting_type,
    as_at_date,
    pupils,
    amount_gbp,
    -- where it came from
    delivery_id,
    source_row,
    as_of
from numbered
where copy_no = 1
