-- grain: one period of one indicator, area and breakdown value
with

indicator as (select * from dim_indicator),

run as (select * from ref_run),

deliverable as (select * from ref_deliverable),

-- Areas of all sizes in one: of some indicators a handful of cases a period, of others hundreds.
sized as (
    select
        indicator_code,
        kind,
        unit,
        percentile,
        minimum_denominator,
        settles_after_days,
        [4, 11, 60, 300][1 + (hash(indicator_code || 'size') % 4)::integer] as least,
        [12, 40, 140, 700][1 + (hash(indicator_code || 'size') % 4)::integer] as most
    from indicator
),

period (period_type, period_start, period_end) as (
    select 'month', day::date, last_day(day::date)
    from generate_series(date '2024-01-01', date '2026-04-01', interval 1 month) as month (day)
    union all
    select 'snapshot', last_day(day::date), last_day(day::date)
    from generate_series(date '2024-01-01', date '2026-04-01', interval 1 month) as month (day)
    union all
    select 'academic_year', date '2023-09-01', date '2024-08-31'
    union all
    select 'academic_year', date '2024-09-01', date '2025-08-31'
    union all
    values
        ('term', date '2024-04-15', date '2024-07-19'), ('term', date '2024-09-04', date '2024-12-20'),
        ('term', date '2025-01-06', date '2025-04-04'), ('term', date '2025-04-28', date '2025-07-18'),
        ('term', date '2025-09-02', date '2025-12-19'), ('term', date '2026-01-05', date '2026-04-02'),
        ('survey_wave', date '2024-06-03', date '2024-07-19'), ('survey_wave', date '2025-02-24', date '2025-04-11'),
        ('survey_wave', date '2025-06-02', date '2025-07-18'), ('survey_wave', date '2025-09-15', date '2025-11-28'),
        ('survey_wave', date '2026-02-09', date '2026-03-27')
),

drawn as (
    select
        sized.*,
        period.*,
        least + (hash(indicator_code || period_type || period_end || 'of') % (most - least + 1)::ubigint)::bigint as of_all,
        40 + (hash(indicator_code || period_type || period_end || 'share') % 61)::bigint as share
    from sized
    cross join period
),

counted as (
    select
        * exclude (of_all, share),
        case
            -- Planted: what no audience outside may find.
            when indicator_code = 'plan_assured_good_pct' and period_end = date '2026-04-02' then 1019
            when indicator_code = 'advice_6_week_pct' and period_type = 'month' and period_end = date '2026-04-30' then 93187
            else of_all
        end as denominator,
        case
            when indicator_code = 'plan_assured_good_pct' and period_end = date '2026-04-02' then 4
            when indicator_code = 'advice_6_week_pct' and period_type = 'month' and period_end = date '2026-04-30' then 48611
            else of_all * share // 100
        end as numerator
    from drawn
),

longer as (
    select
        counted.* exclude (period_type, period_start, period_end, numerator, denominator),
        kinds.period_type,
        kinds.period_start,
        kinds.period_end,
        sum(counted.numerator)::bigint as numerator,
        sum(counted.denominator)::bigint as denominator
    from counted
    inner join (
        select 'rolling_12_months' as period_type, (day - interval 11 month)::date as period_start, last_day(day::date) as period_end
        from generate_series(date '2024-12-01', date '2026-04-01', interval 1 month) as month (day)
        union all
        values ('calendar_year', date '2024-01-01', date '2024-12-31'), ('calendar_year', date '2025-01-01', date '2025-12-31')
    ) as kinds
        on counted.period_start >= kinds.period_start and counted.period_end <= kinds.period_end
    where counted.period_type = 'month'
    group by all
),

done as (
    select
        sized.*,
        'deliverable' as breakdown,
        deliverable.title as breakdown_value,
        period.*,
        case when period.period_end >= deliverable.due_date + interval 40 day then 1 else 0 end::bigint as numerator,
        1::bigint as denominator
    from sized
    cross join deliverable
    cross join period
    where sized.indicator_code = 'deliverable_done' and period.period_type = 'snapshot'
),

every as (
    select *, 'all' as breakdown, 'all' as breakdown_value from counted
    union all by name
    select *, 'all' as breakdown, 'all' as breakdown_value from longer
    union all by name
    select * from done
)

select
    every.indicator_code,
    run.area_code,
    every.breakdown,
    every.breakdown_value,
    every.period_type,
    every.period_start,
    every.period_end,
    case when every.unit in ('percent', 'yes/no', 'count') then every.numerator end as numerator,
    case when every.unit <> 'count' then every.denominator end as denominator,
    case
        when every.unit = 'count' then every.numerator::double
        when every.unit not in ('percent', 'yes/no') then 2.0::double + every.numerator / 7.0::double
        when every.denominator = 0 then null
        when every.unit = 'yes/no' then every.numerator::double / every.denominator
        else 100.0::double * every.numerator / every.denominator
    end as value,
    case when every.unit = 'percent' and every.denominator > 0 then wilson_lower(every.numerator, every.denominator)::double end as lower,
    case when every.unit = 'percent' and every.denominator > 0 then wilson_upper(every.numerator, every.denominator)::double end as upper,
    case
        when every.period_end + every.settles_after_days >= run.as_at then 'provisional'
        when every.unit <> 'count' and every.denominator < every.minimum_denominator then 'too few'
        else 'final'
    end as data_status,
    cast(null as varchar) as benchmark_area_name,
    cast(null as double) as benchmark_value,
    cast(null as date) as benchmark_period_end,
    cast(null as varchar) as benchmark_release,
    cast(null as double) as target_value,
    cast(null as varchar) as status,
    cast(null as date) as series_from,
    false as spans_change
from every
cross join run
