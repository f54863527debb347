-- grain: one period of one indicator, area and breakdown value
with

figure as (select * from fact_indicator_value),

area as (select * from dim_area),

promise as (select * from milestone_status),

run as (select * from ref_run),

-- Before its due date the newest figure carries what its promise is judged to be.
judged as (
    select
        promise.indicator_code,
        promise.period_type,
        promise.period_end,
        arg_min(promise.status, promise.order_no order by promise.order_no) as status
    from promise
    where promise.status in ('on track', 'at risk', 'off track')
    group by all
)

select
    figure.indicator_code,
    figure.area_code,
    area.area_name,
    figure.breakdown,
    figure.breakdown_value,
    figure.period_type,
    figure.period_start,
    figure.period_end,
    figure.numerator,
    figure.denominator,
    figure.value,
    figure.lower,
    figure.upper,
    figure.data_status,
    figure.benchmark_value,
    figure.target_value,
    case when figure.status = 'not due' then coalesce(judged.status, figure.status) else figure.status end as status,
    run.as_at,
    run.run_id
from figure
cross join run
left join area on area.area_code = figure.area_code
left join judged
    on judged.indicator_code = figure.indicator_code
    and judged.period_type = figure.period_type
    and judged.period_end = figure.period_end
    and figure.breakdown = 'all'
    and figure.area_code = run.area_code
