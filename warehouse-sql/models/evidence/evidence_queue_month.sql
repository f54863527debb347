-- grain: one whole month of the wait for psychological advice in one area
with

spell as (select * from evidence_queue_spell),

coverage as (select * from evidence_coverage where indicator_code = 'ehc_ep_advice_waiting' and is_delivered),

first_month as (
    select area_code, cast(date_trunc('month', min(from_date)) as date) as month_start
    from spell
    group by area_code
),

month as (
    select
        first_month.area_code,
        cast(unnest(generate_series(first_month.month_start, coverage.data_to, interval 1 month)) as date) as month_start,
        coverage.data_to
    from first_month
    inner join coverage using (area_code)
),

whole_month as (
    select area_code, month_start, last_day(month_start) as month_end
    from month
    where last_day(month_start) <= data_to
),

flow as (
    select
        whole_month.area_code,
        whole_month.month_end,
        count(*) filter (where spell.from_date >= whole_month.month_start) as arrivals,
        count(*) filter (where spell.to_date <= whole_month.month_end and spell.ended_by = 'advice received') as completions,
        count(*) filter (where spell.to_date <= whole_month.month_end and spell.ended_by = 'closed without advice')
            as closed_without,
        count(*) filter (where spell.from_date < whole_month.month_start) as opening,
        count(*) filter (where coalesce(spell.to_date > whole_month.month_end, true)) as waiting
    from whole_month
    inner join spell
        on spell.area_code = whole_month.area_code
        and spell.from_date <= whole_month.month_end
        and coalesce(spell.to_date >= whole_month.month_start, true)
    group by whole_month.area_code, whole_month.month_end
)

select
    whole_month.area_code,
    whole_month.month_start,
    whole_month.month_end,
    coalesce(flow.opening, 0) as opening,
    coalesce(flow.arrivals, 0) as arrivals,
    coalesce(flow.completions, 0) as completions,
    coalesce(flow.closed_without, 0) as closed_without,
    coalesce(flow.waiting, 0) as waiting
from whole_month
left join flow using (area_code, month_end)
