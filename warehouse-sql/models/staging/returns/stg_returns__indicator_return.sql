-- grain: one figure of one indicator for one period and breakdown
with

extract as (select * from landing.indicator_return),

numbered as (
    select
        *,
        row_number() over (
            partition by area_code, indicator_code, period_start, period_end, breakdown, breakdown_value
            order by as_of desc, business_date desc, delivery_id desc, source_row desc
        ) as copy_no
    from extract
)

select
    -- keys
    md5(concat_ws('|', 'return', area_code, indicator_code, period_start, period_end, breakdown, breakdown_value)) as return_key,
    area_code as la_number,
    -- as delivered
    indicator_code as returned_indicator_code,
    period_start,
    period_end,
    breakdown,
    breakdown_value,
    numerator,
    denominator,
    note,
    returned_by,
    -- where it came from
    delivery_id,
    source_row,
    as_of
from numbered
where copy_no = 1
