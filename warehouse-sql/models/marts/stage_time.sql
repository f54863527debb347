-- grain: one stage of the 20 weeks in one period of one area
with

spell as (select * from evidence_stage_spell),

stage as (select * from ref_assessment_stage),

coverage as (select * from evidence_coverage where is_delivered),

-- Advice of every agency comes by an extract of its own.
reach as (
    select
        stage.*,
        coverage.area_code,
        coverage.data_to
    from stage
    inner join coverage
        on coverage.indicator_code = case when stage.stage = 'all_advice' then 'advice_6_week_pct' else 'ehc_requests' end
),

first_month as (
    select area_code, cast(date_trunc('month', min(to_date)) as date) as month_start
    from spell
    group by area_code
),

-- Six years of months and of twelve months, as month ends are given; calendar years from the first.
month as (
    select
        reach.area_code,
        reach.stage,
        first_month.month_start as first_month,
        reach.data_to,
        cast(unnest(generate_series(first_month.month_start, reach.data_to, interval 1 month)) as date) as month_start
    from reach
    inner join first_month using (area_code)
),

period as (
    select area_code, stage, 'month' as period_type, month_start as period_start, last_day(month_start) as period_end
    from month
    where last_day(month_start) <= data_to and month_start > data_to - interval 73 month
    union all
    select area_code, stage, 'rolling_12_months', cast(month_start - interval 11 month as date), last_day(month_start)
    from month
    where last_day(month_start) <= data_to
        and month_start > data_to - interval 73 month
        and month_start - interval 11 month >= first_month
    union all
    select area_code, stage, 'calendar_year', make_date(year(month_start), 1, 1), last_day(month_start)
    from month
    where month(month_start) = 12 and last_day(month_start) <= data_to
),

ended as (
    select
        period.area_code,
        period.stage,
        period.period_type,
        period.period_start,
        period.period_end,
        spell.days,
        spell.is_impossible,
        row_number() over (
            partition by period.area_code, period.stage, period.period_type, period.period_end, spell.is_impossible
            order by spell.days, spell.request_key
        ) as rank_no,
        count(*) over (
            partition by period.area_code, period.stage, period.period_type, period.period_end, spell.is_impossible
        ) as size
    from period
    inner join spell
        on spell.area_code = period.area_code
        and spell.stage = period.stage
        and spell.to_date between period.period_start and period.period_end
),

-- Quantiles as everywhere: the inverse of the distribution, averaged where it is flat (docs/decisions/0042).
counted as (
    select
        ended.area_code,
        ended.stage,
        ended.period_type,
        ended.period_start,
        ended.period_end,
        count(*) filter (where not is_impossible) as ended,
        count(*) filter (where is_impossible) as left_out,
        count(*) filter (where not is_impossible and ended.days <= stage.limit_days) as within_limit,
        sum(ended.days) filter (where not is_impossible and rank_no in ((size + 1) // 2, size // 2 + 1)) as median_sum,
        count(*) filter (where not is_impossible and rank_no in ((size + 1) // 2, size // 2 + 1)) as median_values,
        sum(ended.days) filter (where not is_impossible and rank_no in ((9 * size + 9) // 10, 9 * size // 10 + 1)) as p90_sum,
        count(*) filter (where not is_impossible and rank_no in ((9 * size + 9) // 10, 9 * size // 10 + 1)) as p90_values
    from ended
    inner join stage using (stage)
    group by all
)

select
    period.area_code,
    period.stage,
    stage.stage_title,
    stage.display_order,
    stage.counted_from,
    stage.counted_to,
    stage.limit_days,
    stage.limit_basis,
    period.period_type,
    period.period_start,
    period.period_end,
    coalesce(counted.ended, 0) as ended,
    coalesce(counted.left_out, 0) as left_out,
    cast(counted.median_sum as double) / nullif(counted.median_values, 0) as median_days,
    cast(counted.p90_sum as double) / nullif(counted.p90_values, 0) as p90_days,
    case when stage.limit_days is not null then coalesce(counted.within_limit, 0) end as within_limit,
    case
        when stage.limit_days is not null and counted.ended > 0
            then 100.0::double * counted.within_limit / counted.ended
    end as within_limit_pct,
    case when stage.limit_days is not null and counted.ended > 0 then wilson_lower(counted.within_limit, counted.ended) end
        as within_limit_lower,
    case when stage.limit_days is not null and counted.ended > 0 then wilson_upper(counted.within_limit, counted.ended) end
        as within_limit_upper
from period
inner join stage using (stage)
left join counted using (area_code, stage, period_type, period_start, period_end)
