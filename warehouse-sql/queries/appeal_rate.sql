/*
question: 'What share of the decisions that can be appealed are appealed, year by year?'
about: demand
area_for_improvement: AFI1
indicators: [ehc_tribunal_appeal_pct]
answer:
  - {column: calendar_year, type: BIGINT, means: Year in which the appeal was registered.}
  - {column: appeals, type: BIGINT, means: Appeals registered.}
  - {column: decisions, type: BIGINT, means: 'Decisions that can be appealed, plans in force among them.'}
  - {column: appeal_pct, type: DOUBLE, means: Share in percent.}
  - {column: lower, type: DOUBLE, means: 'Lower bound of its 95 % interval.'}
  - {column: upper, type: DOUBLE, means: Upper bound.}
  - {column: data_status, type: VARCHAR, means: What kind of number it is.}
care: >-
  Nearly all such decisions are plans in force, so that the share falls as the caseload grows. A year counts once
  the January census after it has been held; small numbers must not leave the partnership.
*/
select
    year(period_start) as calendar_year,
    numerator as appeals,
    denominator as decisions,
    round(value, 1) as appeal_pct,
    round(lower, 1) as lower,
    round(upper, 1) as upper,
    data_status
from marts.evidence
where indicator_code = 'ehc_tribunal_appeal_pct'
    and period_type = 'calendar_year'
    and breakdown = 'all'
order by calendar_year;
