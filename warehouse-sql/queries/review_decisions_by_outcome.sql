/*
question: 'How soon after a review meeting are families told the decision, and does it differ by what is decided?'
about: annual_reviews
area_for_improvement: AFI1
indicators: [annual_review_4_week_decision_pct]
answer:
  - {column: calendar_year, type: BIGINT, means: Year in which the decision was told.}
  - {column: outcome, type: VARCHAR, means: What was decided; all for the three together.}
  - {column: decided, type: BIGINT, means: Decisions with two possible dates.}
  - {column: within_4_weeks, type: BIGINT, means: Told within 28 days of the meeting.}
  - {column: within_4_weeks_pct, type: DOUBLE, means: Share in percent.}
  - {column: days_median, type: DOUBLE, means: Days that half of the decisions took at most.}
care: >-
  Meetings without a decision are in none of the columns, so that a year can look better than families found it.
  Small numbers must not leave the partnership.
*/
with

decided as (
    select
        year(decision_date) as calendar_year,
        outcome,
        decision_days,
        decided_within_4_weeks
    from warehouse.fact_annual_review
    where decided_within_4_weeks is not null
)

select
    calendar_year,
    case when grouping(outcome) = 1 then 'all' else coalesce(outcome, 'not given') end as outcome,
    count(*) as decided,
    count(*) filter (where decided_within_4_weeks) as within_4_weeks,
    round(100 * count(*) filter (where decided_within_4_weeks) / count(*), 1) as within_4_weeks_pct,
    median(decision_days) as days_median
from decided
group by grouping sets ((calendar_year), (calendar_year, outcome))
order by calendar_year, grouping(outcome) desc, decided.outcome;
