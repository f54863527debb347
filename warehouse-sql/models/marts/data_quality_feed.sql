-- grain: one feed
with

feed as (select * from ref_feed),

indicator as (select * from dim_indicator),

benchmark as (select * from ref_benchmark_measure),

delivery as (select * from audit.delivery),

due as (select * from feed_due),

provider as (select provider, provider_name from dim_provider),

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
),

-- A feed is late where any authority or provider that has delivered before is late.
state as (
    select
        source,
        feed,
        max(last_due_date) as last_due_date,
        min(next_due_date) as next_due_date,
        min(late_since) as late_since,
        max(days_late) as days_late,
        case
            when bool_or(freshness = 'late') then 'late'
            when bool_and(freshness = 'never delivered') then 'never delivered'
            else 'on time'
        end as freshness,
        string_agg(coalesce(provider.provider_name, due.provider) || ' ' || freshness, '; ' order by due.provider) filter (
            where due.provider is not null and freshness <> 'on time'
        ) as waiting_for
    from due
    left join provider on provider.provider = due.provider
    group by source, feed
),

-- What rests on a feed: indicators made of it, and those a published table is their comparator of.
resting as (
    select indicator.indicator_code, made_of.feed as feed_path
    from indicator
    cross join unnest(indicator.feeds) as made_of (feed)
    union
    select indicator_code, 'dfe/' || dataset
    from benchmark
),

affected as (
    select feed_path, string_agg(indicator_code, '; ' order by indicator_code) as indicators_affected
    from resting
    group by feed_path
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
    state.freshness,
    feed.due_text,
    affected.indicators_affected,
    state.last_due_date,
    state.next_due_date,
    state.late_since,
    state.days_late,
    state.waiting_for
from feed
inner join state using (source, feed)
left join landed using (source, feed)
left join books using (source, feed)
left join affected on affected.feed_path = feed.source || '/' || feed.feed
