-- grain: one published calendar year of England for one indicator
with

measure as (select * from ref_benchmark_measure where denominator_measure is not null),

benchmark as (
    select *
    from fact_benchmark
    where is_latest_release and breakdown_topic = 'all' and period_type = 'calendar_year'
),

england as (select * from dim_area where area_level = 'national'),

published as (
    select
        measure.indicator_code,
        england.area_code,
        england.area_name,
        benchmark.period_start,
        benchmark.period_end,
        benchmark.release_label,
        measure.denominator_measure_too is null as has_one_denominator,
        max(benchmark.value) filter (where benchmark.measure = measure.numerator_measure) as numerator,
        max(benchmark.value) filter (where benchmark.measure = measure.denominator_measure) as denominator,
        max(benchmark.value) filter (where benchmark.measure = measure.denominator_measure_too) as denominator_too
    from measure
    inner join benchmark on benchmark.dataset = measure.dataset
    inner join england using (area_code)
    group by all
),

counted as (
    select
        *,
        case when has_one_denominator then denominator else denominator + denominator_too end as all_counted
    from published
)

-- Unrounded, from the published counts.
select
    indicator_code,
    area_code,
    area_name,
    period_start,
    period_end,
    release_label,
    100.0::double * numerator::double / all_counted::double as value
from counted
where numerator is not null and all_counted > 0
