-- grain: one scenario of the queue for psychological advice in one area
with

start as (select * from evidence_queue_scenario),

scenario as (select * from ref_capacity_scenario where queue = 'ep_advice'),

setting as (select * from ref_queue_simulation where queue = 'ep_advice'),

path as (select * from evidence_queue_path),

-- The first month end by which half of the futures, and those within the bounds, have been clear.
clearing as (
    select
        path.area_code,
        path.scenario,
        min(case when 200 * path.cleared_futures >= (100 - setting.interval_pct) * path.futures then path.month_end end)
            as clear_earliest,
        min(case when 200 * path.cleared_futures >= 100 * path.futures then path.month_end end) as clear_median,
        min(case when 200 * path.cleared_futures >= (100 + setting.interval_pct) * path.futures then path.month_end end)
            as clear_latest,
        max(case when path.month_no = 12 then 100.0::double * path.cleared_futures / path.futures end)
            as clear_within_a_year_pct,
        min(100.0::double * (path.futures - path.cleared_futures) / path.futures) as never_clear_pct,
        max(case when path.month_no = 12 then path.waiting_median end) as waiting_in_a_year,
        max(case when path.month_no = 12 then path.waiting_lower end) as waiting_in_a_year_lower,
        max(case when path.month_no = 12 then path.waiting_upper end) as waiting_in_a_year_upper,
        max(path.month_end) as simulated_to
    from path
    cross join setting
    group by path.area_code, path.scenario
)

select
    start.area_code,
    start.scenario,
    scenario.scenario_title,
    scenario.display_order,
    scenario.description,
    start.history_to as waiting_on,
    start.waiting_now,
    cast(start.cleared_hundredths / 100 as decimal(18, 2)) as clear_at,
    clearing.clear_earliest,
    clearing.clear_median,
    clearing.clear_latest,
    clearing.clear_within_a_year_pct,
    clearing.never_clear_pct,
    clearing.waiting_in_a_year,
    clearing.waiting_in_a_year_lower,
    clearing.waiting_in_a_year_upper,
    -- assumptions
    start.history_from,
    start.history_to,
    start.history_months,
    start.arrivals / cast(start.history_months as double) * start.arrivals_pct / 100 as arrivals_a_month,
    start.completions / cast(start.history_months as double) as completions_a_month,
    start.closed_without / cast(start.history_months as double) as closed_without_a_month,
    start.extra_hundredths / 100.0::double as extra_a_month,
    scenario.extra_fte,
    start.completions_per_fte,
    cast(start.history_to + interval 1 day + to_months(cast(start.from_month - 1 as integer)) as date) as extra_from,
    case
        when start.to_month is not null
            then last_day(cast(start.history_to + interval 1 day + to_months(cast(start.to_month - 1 as integer)) as date))
    end as extra_to,
    clearing.simulated_to,
    setting.futures,
    setting.interval_pct,
    start.not_possible,
    case
        when start.not_possible is not null then 'We cannot say: ' || start.not_possible || '.'
        when start.waiting_now <= start.cleared_hundredths / 100 then
            'The queue is clear: no more wait than come in ' || setting.days_allowed // 7 || ' weeks.'
        when clearing.clear_median is null then
            'Not clear by ' || monthname(clearing.simulated_to) || ' ' || year(clearing.simulated_to) || ' in '
            || cast(floor(clearing.never_clear_pct) as integer) || ' % of the simulated futures.'
        else
            'As likely as not clear by ' || monthname(clearing.clear_median) || ' ' || year(clearing.clear_median)
            || '; ' || setting.interval_pct || ' % of the simulated futures are clear '
            || case
                when clearing.clear_latest is null then
                    'no earlier than ' || monthname(clearing.clear_earliest) || ' ' || year(clearing.clear_earliest)
                    || ', and some not by ' || monthname(clearing.simulated_to) || ' ' || year(clearing.simulated_to)
                else
                    'between ' || monthname(clearing.clear_earliest) || ' ' || year(clearing.clear_earliest)
                    || ' and ' || monthname(clearing.clear_latest) || ' ' || year(clearing.clear_latest)
            end || '.'
    end as answer,
    'Clear means that for ' || setting.clear_months || ' month ends in a row no more wait than are asked for in '
    || setting.days_allowed // 7 || ' weeks, so that nobody need wait longer if the oldest are done first. ' || setting.futures
    || ' futures are drawn from the ' || start.history_months || ' whole months to ' || day(start.history_to) || ' '
    || monthname(start.history_to) || ' ' || year(start.history_to)
    || ', each from a fresh draw of those months, so that the chance of the past counts too. Months are taken as alike and'
    || ' unrelated; seasons, growth and leave are only in it as far as those months had them. Nothing changes but what the'
    || ' scenario says.' as assumptions
from start
inner join scenario using (scenario)
cross join setting
left join clearing using (area_code, scenario)
