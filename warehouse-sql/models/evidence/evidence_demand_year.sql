-- grain: one step of one calendar year in one area, up to the same day of every year
with

request as (select * from fact_ehc_request),

measure as (select * from ref_demand_measure),

coverage as (select * from evidence_coverage where indicator_code = 'ehc_requests' and is_delivered),

-- What was counted in an earlier year, or moved in with a plan, is no request of the period.
own as (
    select *
    from request
    where not is_historical
        and coalesce(request_source, '-') not in ('transfer in', 'statement conversion')
),

happened as (
    select area_code, 'requests' as measure, received_date as event_date from own
    union all
    select area_code, 'agreed', decision_date from own where decision_outcome = 'assess'
    union all
    select area_code, 'refused', decision_date from own where decision_outcome = 'not assess'
    union all
    select area_code, 'advice_asked', ep_requested_date from own
    union all
    select area_code, 'advice_received', ep_received_date from own
    union all
    select area_code, 'issued', plan_issued_date from request
    union all
    select area_code, 'not_issued', assessment_outcome_date from request where assessment_outcome = 'not issue'
),

known as (
    select
        happened.area_code,
        happened.measure,
        year(happened.event_date) as calendar_year,
        100 * month(happened.event_date) + day(happened.event_date)
            <= 100 * month(coverage.data_to) + day(coverage.data_to) as in_year_to_date
    from happened
    inner join coverage using (area_code)
    where happened.event_date <= coverage.data_to
),

-- A year in which a step never happened is a year with none, from the first request there is.
span as (
    select area_code, min(calendar_year) as first_year from known where measure = 'requests' group by area_code
),

year_of_area as (
    select
        span.area_code,
        coverage.data_to,
        unnest(generate_series(span.first_year, year(coverage.data_to))) as calendar_year
    from span
    inner join coverage using (area_code)
),

counted as (
    select
        area_code,
        measure,
        calendar_year,
        count(*) filter (where in_year_to_date) as count_to_date,
        count(*) as whole_year
    from known
    group by area_code, measure, calendar_year
),

-- On 29 February other years are counted to the 28th.
to_the_day as (
    select
        year_of_area.area_code,
        measure.measure,
        cast(year_of_area.calendar_year as integer) as calendar_year,
        make_date(year_of_area.calendar_year, 1, 1) as period_start,
        least(
            make_date(year_of_area.calendar_year, month(year_of_area.data_to), 1)
            + cast(day(year_of_area.data_to) - 1 as integer),
            last_day(make_date(year_of_area.calendar_year, month(year_of_area.data_to), 1))
        ) as period_end,
        coalesce(counted.count_to_date, 0) as count_to_date,
        case
            when make_date(year_of_area.calendar_year, 12, 31) <= year_of_area.data_to
                then coalesce(counted.whole_year, 0)
        end as whole_year
    from year_of_area
    cross join measure
    left join counted using (area_code, measure, calendar_year)
)

select
    area_code,
    measure,
    calendar_year,
    period_start,
    period_end,
    cast(period_end - period_start + 1 as bigint) as days,
    count_to_date,
    whole_year,
    lag(count_to_date) over year_before as previous_to_date,
    lag(cast(period_end - period_start + 1 as bigint)) over year_before as previous_days
from to_the_day
window year_before as (partition by area_code, measure order by calendar_year)
