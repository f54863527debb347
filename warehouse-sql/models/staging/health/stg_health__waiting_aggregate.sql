-- grain: one band of waiting for one stage of one pathway at one month end, of one provider
with

extract as (select * from landing.waiting_aggregate),

-- A file without a provider column is told from another provider's by its delivery: each has one current delivery.
told as (
    select
        *,
        coalesce(provider, delivery_id) as provider_or_delivery
    from extract
),

numbered as (
    select
        *,
        row_number() over (
            partition by area_code, provider_or_delivery, pathway, month_end, stage, band
            order by as_of desc, delivery_id desc, source_row desc
        ) as copy_no
    from told
)

select
    -- keys
    md5(concat_ws('|', 'waiting aggregate', area_code, provider_or_delivery, pathway, month_end, stage, band)) as waiting_aggregate_key,
    area_code as la_number,
    -- as delivered
    provider,
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
