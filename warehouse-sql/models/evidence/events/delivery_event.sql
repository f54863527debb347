-- grain: one delivery that fell due
with

feed as (select * from ref_feed),

run as (select as_at, area_code from ref_run),

point as (select * from feed_point),

area as (select la_number, area_code from dim_area where la_number is not null),

delivery as (
    select
        delivery.source,
        delivery.feed,
        delivery.area_code as la_number,
        delivery.provider,
        coalesce(delivery.as_of, delivery.business_date) as as_of,
        delivery.business_date,
        -- A snapshot that equals the current one says that nothing had changed by its date.
        delivery.status = 'landed' or (delivery.status = 'repeated' and feed.delivery = 'snapshot') as is_accepted
    from audit.delivery as delivery
    inner join feed using (source, feed)
),

-- A feed is in service from its first accepted delivery on; one that never came is told as such, not as late each day.
in_service as (
    select source, feed, la_number, provider, min(business_date) as first_date
    from delivery
    where is_accepted
    group by all
),

expected as (
    select
        in_service.*,
        point.reach_date,
        point.due_date + feed.grace_days as last_date
    from in_service
    inner join feed using (source, feed)
    inner join point on point.due_calendar = feed.due_calendar
    cross join run
    where point.due_date + feed.grace_days between in_service.first_date and run.as_at - 1
),

kept as (
    select
        expected.source,
        expected.feed,
        expected.la_number,
        expected.provider,
        expected.reach_date,
        expected.last_date,
        coalesce(bool_or(delivery.business_date <= expected.last_date), false) as is_on_time,
        coalesce(bool_or(delivery.is_accepted), false) as is_accepted
    from expected
    left join delivery
        on delivery.source = expected.source
        and delivery.feed = expected.feed
        and delivery.la_number is not distinct from expected.la_number
        and delivery.provider is not distinct from expected.provider
        and delivery.as_of >= expected.reach_date
    group by all
),

counted as (
    select 'feeds_on_time_pct' as indicator_code, kept.*, is_on_time as counts
    from kept
    union all
    select 'feeds_accepted_pct', kept.*, is_accepted
    from kept
)

-- What is national is expected by the authority whose warehouse this is.
select
    counted.indicator_code,
    concat_ws('|', counted.source, counted.feed, counted.la_number, counted.provider, counted.reach_date) as event_key,
    coalesce(area.area_code, counted.la_number, run.area_code) as area_code,
    counted.last_date as event_date,
    counted.source as category,
    cast(counted.counts as bigint) as numerator,
    cast(1 as bigint) as denominator
from counted
cross join run
left join area on area.la_number = counted.la_number
