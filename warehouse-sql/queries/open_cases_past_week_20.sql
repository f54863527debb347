/*
question: 'How many assessments are open in each locality, and how many are past week 20?'
about: demand
area_for_improvement: AFI1
indicators: [ehc_assessments_open, ehc_assessments_overdue]
answer:
  - {column: locality, type: VARCHAR, means: Where the child lives by the newest record.}
  - {column: open_cases, type: BIGINT, means: Requests and assessments not closed on the day of the data.}
  - {column: past_week_20, type: BIGINT, means: Those received more than 140 days before.}
  - {column: past_week_20_pct, type: DOUBLE, means: Their share in percent.}
  - {column: past_a_year, type: BIGINT, means: Those received more than 364 days before.}
  - {column: on_day, type: DATE, means: Day of the data.}
care: >-
  The table holds small numbers that must not leave the partnership. It counts as ehc_assessments_open does, on the
  day of the casework extract and not on today's date.
*/
with

casework as (
    select last_as_of as on_day
    from marts.data_quality_feed
    where source = 'liquidlogic' and feed = 'ehc_request'
),

open_case as (
    select
        request.child_key,
        casework.on_day - request.received_date as days_open,
        casework.on_day
    from warehouse.fact_ehc_request as request
    cross join casework
    where not request.is_historical
        and coalesce(request.request_source, '-') not in ('transfer in', 'statement conversion')
        and request.received_date <= casework.on_day
        -- a case leaves on the day it is closed
        and (request.closed_date is null or request.closed_date > casework.on_day)
)

select
    coalesce(child.locality, 'Not known') as locality,
    count(*) as open_cases,
    count(*) filter (where open_case.days_open > 140) as past_week_20,
    round(100 * count(*) filter (where open_case.days_open > 140) / count(*), 1) as past_week_20_pct,
    count(*) filter (where open_case.days_open > 364) as past_a_year,
    open_case.on_day
from open_case
left join warehouse.dim_child as child
    on child.child_key = open_case.child_key
    and child.is_current
group by coalesce(child.locality, 'Not known'), open_case.on_day
order by past_week_20 desc, locality;
