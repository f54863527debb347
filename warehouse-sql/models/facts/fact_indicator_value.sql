-- grain: one period of one indicator, area and breakdown value
with

figure as (select * from evidence_figure),

indicator as (select * from dim_indicator),

coverage as (select * from evidence_coverage),

comparator as (select * from evidence_comparator),

run as (select * from ref_run),

change_point as (select indicator_code, unnest(change_points) as changed_on from indicator),

-- The day from which what is counted is what it is at a period's end.
series as (
    select
        figure.indicator_code,
        figure.period_start,
        figure.period_end,
        max(change_point.changed_on) as series_from
    from (select distinct indicator_code, period_start, period_end from figure) as figure
    inner join change_point
        on change_point.indicator_code = figure.indicator_code
        and change_point.changed_on <= figure.period_end
    group by figure.indicator_code, figure.period_start, figure.period_end
),

newest as (
    select
        figure.*,
        series.series_from,
        coalesce(figure.period_start < series.series_from, false) as spans_change,
        max(figure.period_end) over (
            partition by figure.indicator_code, figure.area_code, figure.period_type
        ) as newest_end
    from figure
    left join series using (indicator_code, period_start, period_end)
),

graded as (
    select
        newest.*,
        indicator.direction,
        indicator.judged_by,
        indicator.target_rule,
        indicator.target_from,
        indicator.target_due,
        indicator.target_value as target_number,
        case
            when newest.value is null then 'too few'
            when indicator.kind in ('proportion', 'rate', 'mean', 'quantile', 'turnover', 'ratio')
                and newest.denominator < indicator.minimum_denominator then 'too few'
            when coverage.is_stale and newest.period_end = newest.newest_end then 'stale'
            when newest.period_end + indicator.settles_after_days > coverage.data_to then 'provisional'
            else 'final'
        end as data_status
    from newest
    inner join indicator using (indicator_code)
    inner join coverage using (indicator_code, area_code)
),

-- A calendar year stands beside the same year of England only, an academic year of attendance beside itself; every
-- other period beside the newest published by then.
compared as (
    select
        graded.*,
        comparator.benchmark_area_name,
        comparator.benchmark_value,
        comparator.benchmark_period_end,
        comparator.benchmark_release
    from graded
    left join comparator
        on comparator.indicator_code = graded.indicator_code
        and graded.breakdown = 'all'
        and case comparator.year_kind
            when 'academic_year'
                then graded.period_type = 'academic_year' and comparator.year = year(graded.period_start)
            else
                comparator.year = year(graded.period_end)
                and (graded.period_type <> 'calendar_year' or comparator.benchmark_period_end = graded.period_end)
        end
),

targeted as (
    select
        *,
        case
            when target_rule is null or period_end < coalesce(target_from, date '1900-01-01') then null
            when target_rule = 'in line with England' then benchmark_value
            else target_number
        end as target_value
    from compared
),

judged as (
    select
        *,
        case
            when target_value is null then null
            -- A part of the period that a promise is judged by does not keep or break it: a month of few plans, with
            -- its wide interval, would be in line with England when the year is not.
            when period_type in ('month', 'calendar_year_to_date') and period_type <> judged_by then null
            when data_status not in ('final', 'provisional') then 'not measured'
            when case target_rule
                when 'at least' then value >= target_value
                when 'at most' then value <= target_value
                else
                    case direction
                        when 'higher_is_better' then coalesce(upper, value) >= target_value
                        else coalesce(lower, value) <= target_value
                    end
            end then 'met'
            when period_end >= target_due then 'missed'
            else 'not due'
        end as status
    from targeted
),

-- Not delivered, or delivered without a figure of this indicator.
absent as (
    select
        coverage.indicator_code,
        coverage.area_code,
        run.as_at
    from coverage
    cross join run
    where coverage.area_code = run.area_code
        and (coverage.indicator_code, coverage.area_code) not in (select indicator_code, area_code from newest)
)

select
    indicator_code,
    area_code,
    breakdown,
    breakdown_value,
    period_type,
    period_start,
    period_end,
    numerator,
    denominator,
    value,
    lower,
    upper,
    data_status,
    benchmark_area_name,
    benchmark_value,
    benchmark_period_end,
    benchmark_release,
    target_value,
    status,
    series_from,
    spans_change
from judged
union all by name
select
    indicator_code,
    area_code,
    'all' as breakdown,
    'all' as breakdown_value,
    'snapshot' as period_type,
    as_at as period_start,
    as_at as period_end,
    'not collected' as data_status,
    'not measured' as status,
    false as spans_change
from absent
