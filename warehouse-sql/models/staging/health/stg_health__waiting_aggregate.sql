-- grain: one band of waiting for one stage of one pathway at one month end, of one provider
with

extract as (select * from landing.waiting_aggregate),

numbered as (
    select
        *,
        row_number() over (
            partition by area_code, coalesce(provider, delivered_by), pathway, month_end, stage, band
            order by as_of desc, delivery_id desc, source_row desc
        ) as copy_no
    from extract
)

select
    -- keys
    md5(concat_ws('|', 'waiting aggregate', area_code, coalesce(provider, delivered_by), pathway, month_end, stage, band)) as waiting_aggregate_key,
    area_code as la_number,
    -- as delivered
    coalesce(provider, delivered_by) as provider,
    pathway,
    month_end,
    stage as wait_kind,
    band as wait_band,
    waiting,
    longest_weeks,
    -- where it came from
    delivery_id,
    source_row,
    as_of
from numbered
where copy_no = 1
