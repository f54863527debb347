-- grain: one line of the high needs block, or all of them, in one financial year as monitored on one day
with

monitored as (select * from fact_high_needs),

reported_day as (
    select distinct area_code, financial_year, year_start, year_end, as_at_date
    from monitored
),

-- Each line as last reported by then in its year, so that a line reported less often is in the total.
by_then as (
    select
        reported_day.as_at_date as reported_on,
        monitored.*,
        row_number() over (
            partition by reported_day.area_code, reported_day.financial_year, reported_day.as_at_date, monitored.line
            order by monitored.as_at_date desc
        ) as newest
    from reported_day
    inner join monitored
        on monitored.area_code = reported_day.area_code
        and monitored.financial_year = reported_day.financial_year
        and monitored.as_at_date <= reported_day.as_at_date
),

in_year as (
    select
        area_code,
        financial_year,
        year_start,
        year_end,
        'line' as level,
        line,
        as_at_date,
        budget_gbp,
        forecast_gbp,
        actual_gbp,
        expected_gbp,
        carried_variance_gbp,
        cast(expected_gbp is null as bigint) as lines_unknown
    from monitored
    union all
    -- A total with a part missing would be too small: it is left blank.
    select
        area_code,
        financial_year,
        year_start,
        year_end,
        'all lines',
        'All lines',
        reported_on,
        sum(budget_gbp),
        case when count(*) = count(forecast_gbp) then sum(forecast_gbp) end,
        case when count(*) = count(actual_gbp) then sum(actual_gbp) end,
        case when count(*) = count(expected_gbp) then sum(expected_gbp) end,
        sum(carried_variance_gbp),
        count(*) - count(expected_gbp)
    from by_then
    where newest = 1
    group by area_code, financial_year, year_start, year_end, reported_on
),

-- Reports of one year, newest last; one of them in each month stands for the month.
numbered as (
    select
        *,
        row_number() over (
            partition by area_code, level, line, financial_year, date_trunc('month', as_at_date)
            order by as_at_date desc
        ) as newest_of_month,
        lag(expected_gbp) over (
            partition by area_code, level, line, financial_year
            order by as_at_date
        ) as expected_before_gbp
    from in_year
),

-- What a year came to, once it is over and reported as over.
outturn as (
    select area_code, level, line, year_end, expected_gbp as outturn_gbp
    from in_year
    where as_at_date >= year_end
    qualify row_number() over (partition by area_code, level, line, year_end order by as_at_date desc) = 1
),

-- The same month of the year before: how much of its outturn was spent by then, and how far its forecast was out.
year_before as (
    select
        numbered.area_code,
        numbered.level,
        numbered.line,
        numbered.year_end,
        month(numbered.as_at_date) as month_of_year,
        numbered.actual_gbp,
        numbered.forecast_gbp,
        outturn.outturn_gbp
    from numbered
    inner join outturn using (area_code, level, line, year_end)
    where numbered.newest_of_month = 1 and numbered.as_at_date < numbered.year_end
),

projected as (
    select
        numbered.*,
        numbered.as_at_date >= numbered.year_end as is_outturn,
        case
            when numbered.as_at_date < numbered.year_end
                then cast(
                    numbered.actual_gbp * cast(numbered.year_end - numbered.year_start + 1 as bigint)
                    / nullif(numbered.as_at_date - numbered.year_start + 1, 0) as decimal(18, 2)
                )
        end as even_pace_gbp,
        case
            when numbered.as_at_date < numbered.year_end
                then cast(numbered.actual_gbp * year_before.outturn_gbp / nullif(year_before.actual_gbp, 0) as decimal(18, 2))
        end as last_years_pace_gbp,
        case
            when numbered.as_at_date < numbered.year_end
                then cast(
                    100 * (year_before.outturn_gbp - year_before.forecast_gbp) / nullif(year_before.forecast_gbp, 0)
                    as decimal(9, 4)
                )
        end as last_years_forecast_error_pct
    from numbered
    left join year_before
        on year_before.area_code = numbered.area_code
        and year_before.level = numbered.level
        and year_before.line = numbered.line
        and year_before.year_end = numbered.year_start - 1
        and year_before.month_of_year = month(numbered.as_at_date)
),

run as (select * from ref_run)

select
    projected.area_code,
    projected.financial_year,
    projected.level,
    projected.line,
    projected.as_at_date,
    row_number() over (
        partition by projected.area_code, projected.financial_year, projected.level, projected.line
        order by projected.as_at_date > run.as_at, projected.as_at_date desc
    ) = 1 and projected.as_at_date <= run.as_at as is_latest,
    projected.is_outturn,
    -- this year
    projected.budget_gbp,
    projected.forecast_gbp,
    projected.actual_gbp,
    projected.expected_gbp,
    projected.expected_gbp - projected.budget_gbp as variance_gbp,
    cast(100 * (projected.expected_gbp - projected.budget_gbp) / nullif(projected.budget_gbp, 0) as decimal(9, 4)) as variance_pct,
    projected.expected_gbp - projected.expected_before_gbp as change_since_last_report_gbp,
    -- all years
    projected.carried_variance_gbp,
    projected.carried_variance_gbp + projected.expected_gbp - projected.budget_gbp as cumulative_variance_gbp,
    -- where the year may end
    cast(100 * projected.actual_gbp / nullif(projected.budget_gbp, 0) as decimal(9, 4)) as spent_of_budget_pct,
    projected.even_pace_gbp,
    projected.last_years_pace_gbp,
    projected.last_years_forecast_error_pct,
    case when not projected.is_outturn then least(projected.forecast_gbp, projected.even_pace_gbp, projected.last_years_pace_gbp) end
        as year_end_low_gbp,
    case
        when not projected.is_outturn
            then greatest(projected.forecast_gbp, projected.even_pace_gbp, projected.last_years_pace_gbp)
    end as year_end_high_gbp,
    projected.lines_unknown,
    case
        when projected.is_outturn and projected.actual_gbp is not null then 'The year is over: its spend, before the accounts are closed.'
        when projected.lines_unknown > 0 and projected.level = 'all lines' then
            'We cannot say: ' || projected.lines_unknown || ' of the lines '
            || case when projected.lines_unknown = 1 then 'has' else 'have' end || ' no forecast.'
        when projected.expected_gbp is null then 'We cannot say: the line has no forecast.'
        when projected.last_years_pace_gbp is null then
            'The forecast, beside spending at an even pace; there is no earlier year to compare with.'
        else 'The forecast, beside spending at an even pace and at last year''s. A range of readings, not an interval.'
    end as basis
from projected
cross join run
