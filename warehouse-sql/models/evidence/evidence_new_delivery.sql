-- grain: one feed of which something landed after the last published night
with

delivery as (select * from audit.delivery where source <> 'platform' and status = 'landed'),

release as (select distinct released_as_at from fact_released_status)

-- The newest of a feed is named; older ones of the same days say no more.
select
    delivery.source || '/' || delivery.feed as feed,
    delivery.feed as feed_name,
    max(delivery.as_of) as as_of
from delivery
inner join release on delivery.business_date > release.released_as_at
group by delivery.source, delivery.feed
