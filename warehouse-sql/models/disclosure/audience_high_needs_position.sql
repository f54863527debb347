-- grain: one line of the high needs block, or all of them, in one financial year as monitored on one day, for one audience
with

position as (select * from high_needs_position),

audience as (select unnest(['partnership', 'public']) as audience)

select
    audience.audience,
    position.area_code,
    position.financial_year,
    position.level,
    position.line,
    position.as_at_date,
    position.is_latest,
    position.is_outturn,
    position.budget_gbp,
    position.forecast_gbp,
    position.actual_gbp,
    position.expected_gbp,
    position.variance_gbp,
    position.variance_pct,
    position.change_since_last_report_gbp,
    position.carried_variance_gbp,
    position.cumulative_variance_gbp,
    position.spent_of_budget_pct,
    position.even_pace_gbp,
    position.last_years_pace_gbp,
    position.last_years_forecast_error_pct,
    position.year_end_low_gbp,
    position.year_end_high_gbp,
    position.lines_unknown,
    position.basis
from position
cross join audience
where audience.audience = 'partnership' or position.level = 'all lines'
