/*
question: 'Which lines of the high needs block overspend, and by how much more than last year?'
about: resources
area_for_improvement: AFI4
indicators: [high_needs_budget_gbp, high_needs_forecast_gbp, high_needs_variance_gbp]
answer:
  - {column: financial_year, type: VARCHAR, means: The newest financial year.}
  - {column: as_at_date, type: DATE, means: Day of its newest report.}
  - {column: line, type: VARCHAR, means: Line of the block; All lines for the total.}
  - {column: budget_gbp, type: 'DECIMAL(38,0)', means: Budget in pounds.}
  - {column: expected_gbp, type: 'DECIMAL(38,0)', means: Forecast of the year or its spend once it is over.}
  - {column: variance_gbp, type: 'DECIMAL(38,0)', means: Expected less budget; positive is overspent.}
  - {column: variance_pct, type: 'DECIMAL(9,1)', means: Variance in percent of the budget.}
  - {column: last_year_variance_gbp, type: 'DECIMAL(38,0)', means: Variance of the year before by its newest report.}
  - {column: change_in_variance_gbp, type: 'DECIMAL(38,0)', means: Variance less that of the year before.}
  - {column: basis, type: VARCHAR, means: What expected rests on.}
care: >-
  Lines are in whole years and positions, so that reports must not be added up. The last report of a year comes
  before the accounts are closed.
*/
with

newest as (
    select *
    from marts.high_needs_position
    where is_latest
        and financial_year = (select max(financial_year) from marts.high_needs_position)
),

year_before as (
    select *
    from marts.high_needs_position
    where is_latest
        and financial_year = (
            select max(financial_year)
            from marts.high_needs_position
            where financial_year < (select max(financial_year) from marts.high_needs_position)
        )
)

select
    newest.financial_year,
    newest.as_at_date,
    newest.line,
    round(newest.budget_gbp, 0) as budget_gbp,
    round(newest.expected_gbp, 0) as expected_gbp,
    round(newest.variance_gbp, 0) as variance_gbp,
    round(newest.variance_pct, 1) as variance_pct,
    round(year_before.variance_gbp, 0) as last_year_variance_gbp,
    round(newest.variance_gbp - year_before.variance_gbp, 0) as change_in_variance_gbp,
    newest.basis
from newest
left join year_before using (area_code, level, line)
order by newest.level, newest.variance_gbp desc nulls last, newest.line;
