-- grain: one whole month of the wait for psychological advice in one area
with

month as (select * from evidence_queue_month),

spell as (select * from evidence_queue_spell),

staff as (select * from evidence_queue_staff),

setting as (select * from ref_queue_simulation where queue = 'ep_advice'),

-- Who waits at the month's end, longest first.
waiting as (
    select
        month.area_code,
        month.month_end,
        setting.days_allowed,
        month.month_end - spell.from_date as days_waiting,
        coalesce(spell.allocated_date > month.month_end, true) as is_not_allocated,
        row_number() over (
            partition by month.area_code, month.month_end
            order by spell.from_date desc, spell.request_key
        ) as rank_no,
        count(*) over (partition by month.area_code, month.month_end) as size
    from month
    cross join setting
    inner join spell
        on spell.area_code = month.area_code
        and spell.from_date <= month.month_end
        and coalesce(spell.to_date > month.month_end, true)
),

described as (
    select
        area_code,
        month_end,
        count(*) filter (where is_not_allocated) as not_allocated,
        count(*) filter (where days_waiting > days_allowed) as overdue,
        count(*) filter (where days_waiting > 84) as over_12_weeks,
        count(*) filter (where days_waiting > 140) as over_20_weeks,
        sum(days_waiting) filter (where rank_no in ((size + 1) // 2, size // 2 + 1)) as median_sum,
        count(*) filter (where rank_no in ((size + 1) // 2, size // 2 + 1)) as median_values,
        sum(days_waiting) filter (where rank_no in ((9 * size + 9) // 10, 9 * size // 10 + 1)) as p90_sum,
        count(*) filter (where rank_no in ((9 * size + 9) // 10, 9 * size // 10 + 1)) as p90_values
    from waiting
    group by area_code, month_end
)

select
    month.area_code,
    month.month_start,
    month.month_end,
    month.opening,
    month.arrivals,
    month.completions,
    month.closed_without,
    month.waiting,
    coalesce(described.not_allocated, 0) as not_allocated,
    coalesce(described.overdue, 0) as overdue,
    coalesce(described.over_12_weeks, 0) as over_12_weeks,
    coalesce(described.over_20_weeks, 0) as over_20_weeks,
    described.median_sum / (7.0::double * described.median_values) as weeks_waiting_median,
    described.p90_sum / (7.0::double * described.p90_values) as weeks_waiting_p90,
    case when count(*) over year_to_here = 12 then (sum(month.arrivals) over year_to_here)::bigint end as arrivals_12_months,
    case when count(*) over year_to_here = 12 then (sum(month.completions) over year_to_here)::bigint end as completions_12_months,
    staff.fte_in_post,
    staff.fte_vacant
from month
left join described using (area_code, month_end)
left join staff using (area_code, month_end)
window year_to_here as (
    partition by month.area_code
    order by month.month_end
    rows between 11 preceding and current row
)
