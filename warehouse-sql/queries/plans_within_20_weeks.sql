/*
question: 'How many plans were issued within 20 weeks, year by year, and how does that compare with England?'
about: timeliness
area_for_improvement: AFI1
indicators: [ehcp_20_week_pct]
answer:
  - {column: calendar_year, type: BIGINT, means: Year in which the plan was issued.}
  - {column: plans, type: BIGINT, means: 'New plans in DfE''s 20-week table without exceptions to the time limit.'}
  - {column: within_20_weeks, type: BIGINT, means: Those issued within 140 days of the request.}
  - {column: within_20_weeks_pct, type: DOUBLE, means: Their share in percent.}
  - {column: england_pct, type: DOUBLE, means: 'England''s share of the same year; null while not published.'}
  - {column: points_from_england, type: DOUBLE, means: This area less England in percentage points.}
  - {column: data_status, type: VARCHAR, means: What kind of number it is.}
care: >-
  Cases with any mediation or tribunal are outside DfE's table, so that plans here are fewer than plans issued. A
  year marked too few says nothing of a trend, and the newest year may still change.
*/
select
    year(period_start) as calendar_year,
    denominator as plans,
    numerator as within_20_weeks,
    round(value, 1) as within_20_weeks_pct,
    round(benchmark_value, 1) as england_pct,
    round(value - benchmark_value, 1) as points_from_england,
    data_status
from marts.evidence
where indicator_code = 'ehcp_20_week_pct'
    and period_type = 'calendar_year'
    and breakdown = 'all'
order by calendar_year;
