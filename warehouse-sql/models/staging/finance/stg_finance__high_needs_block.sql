-- grain: one line of one financial year as monitored on one day
with

extract as (select * from landing.high_needs_block),

numbered as (
    select
        *,
        row_number() over (
            partition by area_code, financial_year, line, as_at_date
            order by as_of desc, delivery_id desc, source_row desc
        ) as copy_no
    from extract
)

select
    -- keys
    md5(concat_ws('|', 'high needs', area_code, financial_year, line, as_at_date)) as high_needs_key,
    area_code as la_number,
    -- as delivered
    financial_year,
    line,
    as_at_date,
    budget_gbp,
    forecast_gbp,
    actual_gbp,
    brought_forward_gbp,
    -- where it came from
    delivery_id,
    source_row,
    as_of
from numbered
where copy_no = 1
