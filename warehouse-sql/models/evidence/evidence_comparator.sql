-- grain: one calendar year of one indicator, with the newest published year of England by then
with

benchmark as (select * from evidence_benchmark),

run as (select * from ref_run),

first_published as (
    select indicator_code, min(year(period_end)) as first_year from benchmark group by indicator_code
),

calendar as (
    select
        first_published.indicator_code,
        unnest(range(first_published.first_year, year(run.as_at) + 1)) as calendar_year
    from first_published
    cross join run
),

ranked as (
    select
        calendar.indicator_code,
        calendar.calendar_year,
        benchmark.*exclude (indicator_code),
        row_number() over (
            partition by calendar.indicator_code, calendar.calendar_year
            order by benchmark.period_end desc
        ) as newest_first
    from calendar
    inner join benchmark
        on benchmark.indicator_code = calendar.indicator_code
        and year(benchmark.period_end) <= calendar.calendar_year
)

select
    indicator_code,
    calendar_year,
    area_name as benchmark_area_name,
    value as benchmark_value,
    period_end as benchmark_period_end,
    release_label as benchmark_release
from ranked
where newest_first = 1
