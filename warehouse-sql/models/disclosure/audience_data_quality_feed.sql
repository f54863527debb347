-- grain: one feed
with

feed as (select * from data_quality_feed)

-- How many rows came, and how many were refused, are counts of children's records: not given.
select
    source,
    feed,
    title,
    owner_role,
    last_as_of,
    last_business_date,
    deliveries,
    cast(null as bigint) as rows_read,
    cast(null as bigint) as rows_accepted,
    cast(null as bigint) as rows_rejected,
    cast(null as bigint) as rows_filtered,
    freshness,
    due_text,
    indicators_affected,
    last_due_date,
    next_due_date,
    late_since,
    days_late,
    waiting_for
from feed
