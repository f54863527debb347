-- grain: one feed
with

feed as (select * from ref_feed),

delivery as (select * from audit.delivery),

run as (select * from ref_run),

landed as (
    select
        source,
        feed,
        max(as_of) as last_as_of,
        max(business_date) as last_business_date,
        count(distinct delivery_id) as deliveries
    from delivery
    where status = 'landed'
    group by source, feed
),

-- The books of what counts now: current deliveries, all their tables.
books as (
    select
        source,
        feed,
        sum(rows_read) as rows_read,
        sum(rows_accepted) as rows_accepted,
        sum(rows_rejected) as rows_rejected,
        sum(rows_filtered) as rows_filtered
    from delivery
    where is_current
    group by source, feed
)

select
    feed.source,
    feed.feed,
    feed.title,
    feed.owner_role,
    landed.last_as_of,
    landed.last_business_date,
    cast(coalesce(landed.deliveries, 0) as integer) as deliveries,
    cast(books.rows_read as bigint) as rows_read,
    cast(books.rows_accepted as bigint) as rows_accepted,
    cast(books.rows_rejected as bigint) as rows_rejected,
    cast(books.rows_filtered as bigint) as rows_filtered,
    case
        when landed.last_as_of is null then 'never delivered'
        when run.as_at > landed.last_as_of + feed.every_days + feed.grace_days then 'late'
        else 'on time'
    end as freshness,
    feed.due_text,
    feed.indicators_affected
from feed
cross join run
left join landed using (source, feed)
left join books using (source, feed)
