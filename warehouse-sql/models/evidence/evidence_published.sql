-- grain: one release's figure of one indicator, area and period
with

measure as (select * from ref_benchmark_measure),

indicator as (select code as indicator_code from ref_indicators),

benchmark as (select * from fact_benchmark where breakdown_topic = 'all'),

resident as (
    select area_code, period_end, breakdown, value
    from fact_benchmark
    where dataset = 'ons_population' and measure = 'population_estimate' and is_latest_release
),

area as (select * from dim_area),

neighbour as (select * from dim_area_neighbour),

here as (select * from area where is_this_area),

-- Who stands beside this area.
compared as (
    select area_code, 'this area' as area_role
    from here
    union all
    select area_code, 'England'
    from area
    where area_level = 'national'
    union all
    select region_code, 'region'
    from here
    where region_code is not null
    union all
    select neighbour.neighbour_area_code, 'statistical neighbour'
    from here
    inner join neighbour using (area_code)
),

published as (
    select
        measure.indicator_code,
        benchmark.dataset,
        benchmark.release_as_of,
        benchmark.release_label,
        benchmark.is_latest_release,
        benchmark.area_code,
        benchmark.period_type,
        benchmark.period_start,
        benchmark.period_end,
        measure.denominator_measure is not null as is_share,
        measure.value_measure is not null as is_printed,
        measure.denominator_measure_too is not null as has_two_denominators,
        measure.population_age_group,
        measure.comparability,
        max(benchmark.value) filter (where benchmark.measure = measure.numerator_measure) as numerator,
        max(benchmark.value) filter (where benchmark.measure = measure.denominator_measure) as first_denominator,
        max(benchmark.value) filter (where benchmark.measure = measure.denominator_measure_too) as second_denominator,
        max(benchmark.value) filter (where benchmark.measure = measure.value_measure) as printed,
        coalesce(
            max(benchmark.value_status) filter (
                where benchmark.value is null and benchmark.measure in (measure.numerator_measure, measure.value_measure)
            ),
            max(benchmark.value_status) filter (
                where benchmark.value is null and benchmark.measure = measure.denominator_measure
            ),
            max(benchmark.value_status) filter (
                where benchmark.value is null and benchmark.measure = measure.denominator_measure_too
            )
        ) as value_status
    from measure
    inner join indicator using (indicator_code)
    inner join benchmark on benchmark.dataset = measure.dataset
        and benchmark.measure in (
            measure.numerator_measure, measure.denominator_measure, measure.denominator_measure_too, measure.value_measure
        )
    group by all
),

counted as (
    select
        *,
        case
            when has_two_denominators then first_denominator + second_denominator
            else first_denominator
        end as denominator,
        -- A year is divided by the residents in its middle, a January census by those of the summer before.
        make_date(year(period_end) - case when month(period_end) < 6 then 1 else 0 end, 6, 30) as middle_of_year
    from published
)

select
    counted.indicator_code,
    counted.area_code,
    area.area_name,
    coalesce(compared.area_role, 'other') as area_role,
    counted.period_type,
    counted.period_start,
    counted.period_end,
    counted.dataset,
    counted.release_as_of,
    counted.release_label,
    counted.is_latest_release,
    counted.comparability,
    counted.is_share,
    counted.is_printed,
    counted.numerator,
    counted.denominator,
    -- Unrounded from the published counts, where they are children.
    case
        when counted.is_printed then counted.printed::double
        when not counted.is_share then counted.numerator::double
        when counted.denominator > 0 then 100.0::double * counted.numerator::double / counted.denominator::double
    end as value,
    counted.population_age_group,
    resident.value as residents,
    case
        when counted.value_status is not null then counted.value_status
        when counted.is_share and counted.denominator = 0 then 'not available'
    end as value_status
from counted
left join area using (area_code)
left join compared using (area_code)
left join resident
    on resident.area_code = counted.area_code
    and resident.breakdown = counted.population_age_group
    and resident.period_end = counted.middle_of_year
