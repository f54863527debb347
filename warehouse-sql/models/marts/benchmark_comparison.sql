-- grain: one indicator, period and area
with

measure as (select * from ref_benchmark_measure),

published as (select * from evidence_published where is_latest_release and area_role <> 'other'),

area as (select * from dim_area where is_this_area),

timeliness as (select * from stat_timeliness),

requests as (select * from stat_requests),

assessments as (select * from stat_assessments),

annual_reviews as (select * from stat_annual_reviews),

caseload as (select * from stat_caseload),

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
        value
    from counted
    where breakdown_topic = 'all'
),

own_share as (
    select
        measure.indicator_code,
        numerator.period_type,
        numerator.period_start,
        numerator.period_end,
        area.area_code,
        area.area_name,
        'this area' as area_role,
        numerator.value as numerator,
        case
            when measure.denominator_measure_too is null then denominator.value
            else denominator.value + denominator_too.value
        end as denominator,
        measure.denominator_measure is not null as is_share,
        measure.comparability
    from measure
    inner join own as numerator
        on numerator.dataset = measure.dataset
        and numerator.measure = measure.numerator_measure
    inner join area using (area_code)
    left join own as denominator
        on denominator.dataset = measure.dataset
        and denominator.measure = measure.denominator_measure
        and denominator.area_code = numerator.area_code
        and denominator.period_start = numerator.period_start
    left join own as denominator_too
        on denominator_too.dataset = measure.dataset
        and denominator_too.measure = measure.denominator_measure_too
        and denominator_too.area_code = numerator.area_code
        and denominator_too.period_start = numerator.period_start
),

from_rows as (
    select
        *,
        case
            when not is_share then numerator::double
            when denominator > 0 then 100.0::double * numerator::double / denominator::double
        end as value,
        case when is_share and denominator = 0 then 'not available' end as value_status,
        'warehouse' as source,
        cast(null as varchar) as release_label
    from own_share
),

as_published as (
    select
        published.* exclude (dataset, release_as_of, is_latest_release, is_printed, population_age_group, residents),
        'DfE' as source
    from published
    left join from_rows as own
        on own.indicator_code = published.indicator_code
        and own.period_type = published.period_type
        and own.period_start = published.period_start
    -- This area as published only where its own rows give no figure.
    where published.area_role <> 'this area' or own.indicator_code is null
),

beside as (
    select * from from_rows
    union all by name
    select * from as_published
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
    cast(value as decimal(18, 6)) as value,
    case when is_share and denominator > 0 then wilson_lower(numerator, denominator) end as lower,
    case when is_share and denominator > 0 then wilson_upper(numerator, denominator) end as upper,
    value_status,
    source,
    release_label,
    comparability
from beside
