-- grain: one feed from one authority and provider
with

feed as (select * from ref_feed),

run as (select as_at, la_number from ref_run),

point as (select * from feed_point),

area as (select la_number, area_code from dim_area where la_number is not null),

landed as (
    select delivery.source, delivery.feed, delivery.area_code as la_number, delivery.provider, delivery.as_of, delivery.business_date
    from audit.delivery as delivery
    inner join feed using (source, feed)
    -- A snapshot that equals the current one says that nothing had changed by its date.
    where delivery.status = 'landed' or (delivery.status = 'repeated' and feed.delivery = 'snapshot')
),

expected_area as (
    select feed.source, feed.feed, run.la_number
    from feed
    cross join run
    where feed.by_area
    union
    select landed.source, landed.feed, landed.la_number
    from landed
    inner join feed using (source, feed)
    where feed.by_area and landed.la_number is not null
    union
    select source, feed, null
    from feed
    where not by_area
),

-- Those the contract expects, and whoever delivered without being expected: what came once is missed when it stops.
expected_provider as (
    select source, feed, unnest(providers) as provider
    from feed
    union
    select source, feed, provider
    from landed
    where provider is not null
    union
    select source, feed, null
    from feed
    where len(providers) = 0
),

expected as (
    select feed.source, feed.feed, feed.due_calendar, feed.grace_days, expected_area.la_number, expected_provider.provider
    from feed
    inner join expected_area using (source, feed)
    inner join expected_provider using (source, feed)
),

reached as (
    select
        expected.*,
        max(landed.as_of) as last_as_of,
        max(landed.business_date) as last_business_date
    from expected
    left join landed
        on landed.source = expected.source
        and landed.feed = expected.feed
        and (expected.la_number is null or landed.la_number = expected.la_number)
        and (expected.provider is null or landed.provider = expected.provider)
    group by all
),

judged as (
    select
        reached.*,
        max(run.as_at) as as_at,
        max(point.reach_date) filter (where point.due_date + reached.grace_days < run.as_at) as last_due_date,
        -- The first day that was missed decides since when the feed is late.
        min(point.due_date + reached.grace_days + 1) filter (
            where point.due_date + reached.grace_days < run.as_at and point.reach_date > reached.last_as_of
        ) as late_since,
        min(point.reach_date) filter (
            where point.due_date + reached.grace_days >= run.as_at
                and point.reach_date > coalesce(reached.last_as_of, date '1900-01-01')
        ) as next_due_date,
        min(point.due_date + reached.grace_days) filter (
            where point.due_date + reached.grace_days >= run.as_at
                and point.reach_date > coalesce(reached.last_as_of, date '1900-01-01')
        ) as next_late_after
    from reached
    cross join run
    left join point on point.due_calendar = reached.due_calendar
    group by all
)

select
    md5(concat_ws('|', 'feed due', judged.source, judged.feed, judged.la_number, judged.provider)) as feed_due_key,
    judged.source,
    judged.feed,
    judged.la_number,
    area.area_code,
    judged.provider,
    judged.last_as_of,
    judged.last_business_date,
    judged.last_due_date,
    judged.next_due_date,
    judged.next_late_after,
    judged.late_since,
    cast(coalesce(judged.as_at - judged.late_since + 1, 0) as integer) as days_late,
    case
        when judged.last_as_of is null then 'never delivered'
        when judged.late_since is not null then 'late'
        else 'on time'
    end as freshness
from judged
left join area using (la_number)
