-- grain: one figure of the own area's total and period
with

run as (select * from audit.run),

-- The same figures as marts.evidence has, with the release that each was compared with.
figure as (select * from warehouse.fact_indicator_value),

judged as (select * from marts.evidence)

select
    run.run_id,
    run.software_version,
    run.definitions_hash,
    figure.indicator_code,
    figure.breakdown,
    figure.breakdown_value,
    figure.period_type,
    figure.period_start,
    figure.period_end,
    figure.numerator::decimal(18, 4) as numerator,
    figure.denominator::decimal(18, 4) as denominator,
    figure.value::decimal(18, 4) as value,
    figure.data_status,
    figure.benchmark_value::decimal(18, 4) as benchmark_value,
    figure.benchmark_release,
    judged.status
from run
inner join figure using (area_code)
inner join judged using (indicator_code, area_code, breakdown, breakdown_value, period_type, period_end)
where figure.breakdown = 'all'
order by figure.indicator_code, figure.period_type, figure.period_end
