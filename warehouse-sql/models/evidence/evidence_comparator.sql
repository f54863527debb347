-- grain: one year of one indicator, with the published year of England beside it
with

benchmark as (select * from evidence_benchmark where year_kind = 'calendar_year'),

academic as (select * from evidence_benchmark where year_kind = 'academic_year'),

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

-- A calendar year stands beside the newest published by then, an academic year beside itself only.
select
    indicator_code,
    'calendar_year' as year_kind,
    calendar_year as year,
    area_name as benchmark_area_name,
    value as benchmark_value,
    period_end as benchmark_period_end,
    release_label as benchmark_release
from ranked
where newest_first = 1
union all
select
    indicator_code,
    'academic_year',
    year(period_start),
    area_name,
    value,
    period_end,
    release_label
from academic
