-- grain: one request that waits, or waited, for psychological advice
with

request as (select * from fact_ehc_request),

-- It waits from the day advice was asked for to the day it came, or to the close of the case.
waited as (
    select
        area_code,
        request_key,
        ep_requested_date as from_date,
        ep_allocated_date as allocated_date,
        least(ep_received_date, closed_date) as to_date,
        case
            when ep_received_date <= coalesce(closed_date, ep_received_date) then 'advice received'
            when closed_date is not null then 'closed without advice'
        end as ended_by
    from request
    where not is_historical
        and coalesce(request_source, '-') not in ('transfer in', 'statement conversion')
        and ep_requested_date is not null
)

-- A wait that ends before it begins is no wait.
select *
from waited
where coalesce(to_date >= from_date, true)
