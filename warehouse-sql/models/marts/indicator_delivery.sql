-- grain: one current delivery of a feed that an indicator rests on
with

indicator as (
    select code as indicator_code, unnest(list_concat(feeds, coalesce(instead_feeds, []))) as feed_path
    from ref_indicators
),

-- A delivery has a row a table that it brought.
delivery as (
    select
        delivery_id,
        source,
        feed,
        as_of,
        business_date,
        file_names,
        content_hash,
        contract_version,
        cast(sum(rows_read) as bigint) as rows_read,
        cast(sum(rows_accepted) as bigint) as rows_accepted,
        cast(sum(rows_rejected) as bigint) as rows_rejected
    from audit.delivery
    where is_current
    group by all
)

select
    indicator.indicator_code,
    delivery.source,
    delivery.feed,
    delivery.delivery_id,
    delivery.as_of,
    delivery.business_date,
    delivery.file_names,
    delivery.rows_read,
    delivery.rows_accepted,
    delivery.rows_rejected,
    delivery.contract_version,
    delivery.content_hash
from indicator
inner join delivery on delivery.source || '/' || delivery.feed = indicator.feed_path
