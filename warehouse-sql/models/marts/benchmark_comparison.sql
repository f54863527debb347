-- grain: one indicator, period and area
with

measure as (select * from ref_benchmark_measure),

benchmark as (select * from fact_benchmark),

timeliness as (select * from stat_timeliness),

requests as (select * from stat_requests),

assessments as (select * from stat_assessments),

annual_reviews as (select * from stat_annual_reviews),

caseload as (select * from stat_caseload),

area as (select * from dim_area),

neighbour as (select * from dim_area_neighbour),

-- Who stands beside this area.
compared as (
    select area_code, area_name, 'this area' as area_role
    from area
    where is_this_area
    union all
    select area_code, area_name, 'England'
    from area
    where area_level = 'national'
    union all
    select region.area_code, region.area_name, 'region'
    from area as here
    inner join area as region on region.area_code = here.region_code
    where here.is_this_area
    union all
    select other.area_code, other.area_name, 'statistical neighbour'
    from area as here
    inner join neighbour on neighbour.area_code = here.area_code
    inner join area as other on other.area_code = neighbour.neighbour_area_code
    where here.is_this_area
),

-- Others as DfE prints them.
published as (
    select
        benchmark.dataset,
        benchmark.area_code,
        benchmark.period_type,
        benchmark.period_start,
        benchmark.period_end,
        benchmark.measure,
        benchmark.value,
        benchmark.value_status,
        'DfE' as source,
        benchmark.release_label
    from benchmark
    where benchmark.is_latest_release
        and benchmark.breakdown_topic = 'all'
),

counted as (
    select dataset, area_code, time_period, breakdown_topic, measure, value from timeliness
    union all
    select dataset, area_code, time_period, breakdown_topic, measure, value from requests
    union all
    select dataset, area_code, time_period, breakdown_topic, measure, value from assessments
    union all
    select dataset, area_code, time_period, breakdown_topic, measure, value from annual_reviews
    union all
    select dataset, area_code, time_period, breakdown_topic, measure, value from caseload
),

-- This area from its own rows, by the same rules.
own as (
    select
        dataset,
        area_code,
        case when length(time_period) = 4 then 'calendar_year' else 'snapshot' end as period_type,
        case
            when length(time_period) = 4 then make_date(cast(time_period as integer), 1, 1)
            else make_date(cast(left(time_period, 4) as integer) + 1, 1, 1)
        end as period_start,
        case
            when length(time_period) = 4 then make_date(cast(time_period as integer), 12, 31)
            else make_date(cast(left(time_period, 4) as integer) + 1, 1, 31)
        end as period_end,
        measure,
        value,
        cast(null as varchar) as value_status,
        'warehouse' as source,
        cast(null as varchar) as release_label
    from counted
    where breakdown_topic = 'all'
),

figure as (
    select compared.area_name, compared.area_role, published.*
    from published
    inner join compared using (area_code)
    where compared.area_role <> 'this area'
    union all
    select compared.area_name, compared.area_role, own.*
    from own
    inner join compared using (area_code)
    where compared.area_role = 'this area'
),

share as (
    select
        measure.indicator_code,
        numerator.period_type,
        numerator.period_start,
        numerator.period_end,
        numerator.area_code,
        numerator.area_name,
        numerator.area_role,
        numerator.value as numerator,
        case
            when measure.denominator_measure_too is null then denominator.value
            else denominator.value + denominator_too.value
        end as denominator,
        measure.denominator_measure is not null as is_share,
        coalesce(numerator.value_status, denominator.value_status, denominator_too.value_status) as value_status,
        numerator.source,
        numerator.release_label
    from measure
    inner join figure as numerator
        on numerator.dataset = measure.dataset
        and numerator.measure = measure.numerator_measure
    left join figure as denominator
        on denominator.dataset = measure.dataset
        and denominator.measure = measure.denominator_measure
        and denominator.area_code = numerator.area_code
        and denominator.period_start = numerator.period_start
    left join figure as denominator_too
        on denominator_too.dataset = measure.dataset
        and denominator_too.measure = measure.denominator_measure_too
        and denominator_too.area_code = numerator.area_code
        and denominator_too.period_start = numerator.period_start
)

select
    indicator_code,
    period_type,
    period_start,
    period_end,
    area_code,
    area_name,
    area_role,
    numerator,
    denominator,
    case
        when not is_share then cast(numerator as decimal(18, 6))
        when denominator > 0 then cast(100.0 * cast(numerator as double) / cast(denominator as double) as decimal(18, 6))
    end as value,
    case when is_share and denominator > 0 then wilson_lower(numerator, denominator) end as lower,
    case when is_share and denominator > 0 then wilson_upper(numerator, denominator) end as upper,
    case
        when value_status is not null then value_status
        when is_share and denominator = 0 then 'x'
    end as value_status,
    source,
    release_label
from share
