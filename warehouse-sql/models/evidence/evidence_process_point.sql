-- grain: one charted month of one indicator and area
with

figure as (select * from fact_indicator_value),

indicator as (select * from dim_indicator),

change as (select * from ref_process_change),

begun as (select changed_on as charts_from from change where indicator_code = 'every'),

-- Days from which a chart is based anew: recorded decisions, and days on which what is counted changed.
based as (
    select indicator_code, changed_on from change where indicator_code <> 'every'
    union
    select indicator_code, unnest(change_points) from indicator
),

segment as (
    select
        month.indicator_code,
        month.period_end,
        1 + count(based.changed_on) as segment_no
    from (select distinct indicator_code, period_end from figure where period_type = 'month') as month
    cross join begun
    left join based
        on based.indicator_code = month.indicator_code
        and based.changed_on > begun.charts_from
        and based.changed_on <= month.period_end
    group by month.indicator_code, month.period_end
)

-- Months stand side by side. Stocks, rolling years and years to date share children between periods, and a season's
-- rise and fall is no signal: none of them is charted. Too few to judge are too few to chart. What is recorded long
-- after the case, such as a follow-up, is missing from the newest months, and would raise an alarm every month: they are
-- charted once they have settled.
select
    figure.indicator_code,
    figure.area_code,
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
    segment.segment_no,
    indicator.unit,
    indicator.direction,
    indicator.target_rule,
    figure.target_value
from figure
inner join segment using (indicator_code, period_end)
inner join indicator using (indicator_code)
cross join begun
where figure.period_type = 'month'
    and figure.breakdown = 'all'
    and figure.value is not null
    and (figure.data_status = 'final' or figure.data_status = 'provisional' and indicator.settles_after_days <= 28)
    and not figure.spans_change
    and figure.period_start >= begun.charts_from
    and indicator.kind not in ('stock', 'turnover', 'reading')
    and indicator.seasonal is null
