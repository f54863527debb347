-- grain: one stretch of time in which one request was open in one way, once for each indicator it counts in
with

request as (select * from fact_ehc_request),

-- An open request leaves on the day it is closed; week 20 ends with day 140.
open as (
    select
        *,
        received_date + 141 as overdue_from,
        coalesce(closed_date, date '9999-12-31') as open_to
    from request
    where not is_historical
        and coalesce(request_source, '-') not in ('transfer in', 'statement conversion')
        and received_date is not null
),

stretch as (
    select
        'ehc_assessments_open' as indicator_code,
        open.*,
        'still able to meet week 20' as category,
        received_date as from_date,
        least(open_to, overdue_from) as to_date
    from open
    union all
    select
        'ehc_assessments_open',
        open.*,
        'past week 20',
        overdue_from,
        open_to
    from open
    union all
    select
        'ehc_assessments_overdue',
        open.*,
        'past week 20',
        overdue_from,
        open_to
    from open
    union all
    select
        'ehc_ep_advice_waiting',
        open.*,
        'not yet allocated',
        ep_requested_date,
        least(open_to, coalesce(ep_allocated_date, ep_received_date, open_to), coalesce(ep_received_date, open_to))
    from open
    where ep_requested_date is not null
    union all
    select
        'ehc_ep_advice_waiting',
        open.*,
        'allocated',
        greatest(ep_requested_date, ep_allocated_date),
        least(open_to, coalesce(ep_received_date, open_to))
    from open
    where ep_requested_date is not null and ep_allocated_date is not null
)

select
    indicator_code,
    request_key || ' ' || category as event_key,
    area_code,
    child_key,
    child_version_key,
    cast(age_at_received as bigint) as age,
    category,
    cast(1 as bigint) as numerator,
    from_date,
    to_date
from stretch
where from_date < to_date
