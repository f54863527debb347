-- grain: one line of the high needs block of one financial year, as monitored on one day
with

monitored as (select * from stg_finance__high_needs_block),

calendar as (select * from dim_date),

area as (select * from dim_area),

run as (select * from ref_run),

financial_year as (
    select
        financial_year,
        min(date_key) as year_start,
        max(date_key) as year_end
    from calendar
    group by financial_year
),

-- After the year's last day the spend is the outturn; until then the forecast is.
expected as (
    select
        monitored.*,
        financial_year.year_start,
        financial_year.year_end,
        case
            when monitored.as_at_date >= financial_year.year_end
                then coalesce(monitored.actual_gbp, monitored.forecast_gbp)
            else monitored.forecast_gbp
        end as expected_gbp,
        row_number() over (
            partition by monitored.la_number, monitored.financial_year, monitored.line
            order by monitored.as_at_date > run.as_at, monitored.as_at_date desc
        ) = 1 and monitored.as_at_date <= run.as_at as is_latest
    from monitored
    cross join run
    left join financial_year using (financial_year)
),

-- What earlier years left over or short, by their latest figures; what came before them is said with the year it entered.
carried as (
    select
        la_number,
        line,
        financial_year,
        sum(brought_forward_gbp) over (partition by la_number, line order by financial_year) as brought_forward_gbp,
        sum(expected_gbp - budget_gbp) over (
            partition by la_number, line
            order by financial_year
            rows between unbounded preceding and 1 preceding
        ) as left_over_gbp
    from expected
    where is_latest
)

select
    -- keys
    expected.high_needs_key,
    coalesce(area.area_code, expected.la_number) as area_code,
    expected.financial_year,
    expected.year_start,
    expected.year_end,
    expected.line,
    expected.as_at_date,
    -- measures
    expected.budget_gbp,
    expected.forecast_gbp,
    expected.actual_gbp,
    expected.expected_gbp,
    expected.expected_gbp - expected.budget_gbp as variance_gbp,
    coalesce(carried.brought_forward_gbp, 0) + coalesce(carried.left_over_gbp, 0) as carried_variance_gbp,
    coalesce(carried.brought_forward_gbp, 0) + coalesce(carried.left_over_gbp, 0)
        + expected.expected_gbp - expected.budget_gbp as cumulative_variance_gbp,
    expected.is_latest
from expected
left join carried
    on carried.la_number = expected.la_number
    and carried.line = expected.line
    and carried.financial_year = expected.financial_year
left join area on area.la_number = expected.la_number
