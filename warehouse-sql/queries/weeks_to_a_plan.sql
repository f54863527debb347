/*
question: 'How long did families wait for their plan, year by year?'
about: timeliness
area_for_improvement: AFI1
indicators: [ehcp_20_week_incl_exceptions_pct, ehcp_weeks_to_issue_median]
answer:
  - {column: calendar_year, type: BIGINT, means: Year in which the plan was issued.}
  - {column: plans, type: BIGINT, means: 'Plans in DfE''s 20-week table, exceptions included.'}
  - {column: up_to_20_weeks, type: BIGINT, means: Issued within 140 days of the request.}
  - {column: over_20_to_26_weeks, type: BIGINT, means: Issued after 141 to 182 days.}
  - {column: over_26_to_39_weeks, type: BIGINT, means: Issued after 183 to 273 days.}
  - {column: over_39_to_52_weeks, type: BIGINT, means: Issued after 274 to 364 days.}
  - {column: over_52_weeks, type: BIGINT, means: Issued after more than 364 days.}
  - {column: dates_impossible, type: BIGINT, means: 'Issued before the request by the dates delivered, or a date is
     missing.'}
  - {column: weeks_median, type: DOUBLE, means: Half of the plans took at most so many weeks.}
care: >-
  Clearing old cases lengthens the waits of the year in which they end. Counts of a band are small; they stay inside
  the partnership's own team.
*/
select
    year(plan_issued_date) as calendar_year,
    count(*) as plans,
    count(*) filter (where issue_days between 0 and 140) as up_to_20_weeks,
    count(*) filter (where issue_days between 141 and 182) as over_20_to_26_weeks,
    count(*) filter (where issue_days between 183 and 273) as over_26_to_39_weeks,
    count(*) filter (where issue_days between 274 and 364) as over_39_to_52_weeks,
    count(*) filter (where issue_days > 364) as over_52_weeks,
    count(*) filter (where coalesce(issue_days, -1) < 0) as dates_impossible,
    round(median(issue_days) filter (where issue_days >= 0) / 7, 1) as weeks_median
from warehouse.fact_ehc_request
where in_timeliness_population
    and plan_issued_date is not null
group by calendar_year
order by calendar_year;
