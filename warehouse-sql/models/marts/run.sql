-- grain: the run that made this warehouse
with

run as (select * from ref_run),

delivery as (select * from audit.delivery),

-- The newest and the oldest of what each feed last brought: how fresh the best is, and how stale the worst.
last_of_feed as (
    select source, feed, max(as_of) as last_as_of
    from delivery
    -- What the platform says of itself is no data of a partner.
    where is_current and source <> 'platform'
    group by source, feed
)

select
    run.run_id,
    run.as_at,
    max(last_of_feed.last_as_of) as newest_data,
    min(last_of_feed.last_as_of) as oldest_data,
    run.software_version,
    run.area_code,
    run.area_name,
    run.la_number,
    run.synthetic
from run
left join last_of_feed on true
group by run.run_id, run.as_at, run.software_version, run.area_code, run.area_name, run.la_number, run.synthetic
