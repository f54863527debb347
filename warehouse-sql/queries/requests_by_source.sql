/*
question: 'Who asks for assessments, and what comes of their requests?'
about: demand
area_for_improvement: AFI1
indicators: [ehc_requests]
answer:
  - {column: request_source, type: VARCHAR, means: Who asked.}
  - {column: requests, type: BIGINT, means: Requests received in the newest 12 months.}
  - {column: to_assess, type: BIGINT, means: Decided to assess.}
  - {column: not_to_assess, type: BIGINT, means: Decided not to assess.}
  - {column: withdrawn, type: BIGINT, means: Withdrawn before a decision.}
  - {column: undecided, type: BIGINT, means: Not decided yet.}
  - {column: to_assess_pct, type: DOUBLE, means: Decided to assess in percent of the decisions to assess or not.}
  - {column: from_day, type: DATE, means: First day of the 12 months.}
  - {column: to_day, type: DATE, means: Last day.}
care: >-
  Counted by the day the request was received, so that the newest weeks are mostly undecided. Small numbers must not
  leave the partnership.
*/
with

newest_year as (
    select max(period_start) as from_day, max(period_end) as to_day
    from marts.evidence
    where indicator_code = 'ehc_requests'
        and period_type = 'rolling_12_months'
        and breakdown = 'all'
)

select
    coalesce(request.request_source, 'not given') as request_source,
    count(*) as requests,
    count(*) filter (where request.decision_outcome = 'assess') as to_assess,
    count(*) filter (where request.decision_outcome = 'not assess') as not_to_assess,
    count(*) filter (where request.decision_outcome = 'withdrawn') as withdrawn,
    count(*) filter (where request.decision_outcome is null) as undecided,
    round(
        100 * count(*) filter (where request.decision_outcome = 'assess')
        / nullif(count(*) filter (where request.decision_outcome in ('assess', 'not assess')), 0),
        1
    ) as to_assess_pct,
    newest_year.from_day,
    newest_year.to_day
from warehouse.fact_ehc_request as request
inner join newest_year
    on request.received_date between newest_year.from_day and newest_year.to_day
where not request.is_historical
    -- plans that came with a move or a conversion are no requests
    and coalesce(request.request_source, '-') not in ('transfer in', 'statement conversion')
group by coalesce(request.request_source, 'not given'), newest_year.from_day, newest_year.to_day
order by requests desc, request_source;
