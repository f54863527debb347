-- grain: one month end of one area with an estimate of its residents
with

plan as (select * from fact_ehc_plan),

benchmark as (select * from fact_benchmark),

run as (select * from ref_run),

-- Residents aged 0 to 25, where the release delivered tells them; other ages are no stand-in.
estimate as (
    select area_code, period_end as estimated_on, cast(value as bigint) as residents
    from benchmark
    where dataset = 'ons_population'
        and is_latest_release
        and lower(breakdown) like '%aged 0 to 25 %'
        and value > 0
),

month as (
    select last_day(unnest(generate_series(first_month, as_at, interval 1 month))::date) as month_end
    from (
        select
            date_trunc('month', greatest(min(estimate.estimated_on), (max(run.as_at) - interval 72 month)::date))::date as first_month,
            max(run.as_at) as as_at
        from estimate
        cross join run
    )
),

-- The newest estimate by then.
resident as (
    select month.month_end, estimate.area_code, estimate.residents
    from month
    inner join estimate on estimate.estimated_on <= month.month_end
    qualify row_number() over (
        partition by month.month_end, estimate.area_code
        order by estimate.estimated_on desc
    ) = 1
)

select
    'ehcp_active_population_pct' as indicator_code,
    resident.area_code || ' ' || resident.month_end as event_key,
    resident.area_code,
    resident.month_end as event_date,
    cast(count(plan.plan_key) as bigint) as numerator,
    resident.residents as denominator
from resident
inner join plan
    on plan.area_code = resident.area_code
    and coalesce(plan.start_date, plan.issued_date) <= resident.month_end
    and coalesce(plan.ceased_date, date '9999-12-31') > resident.month_end
group by resident.area_code, resident.month_end, resident.residents
