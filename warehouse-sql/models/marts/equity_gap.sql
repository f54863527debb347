-- grain: one group set against another in one period of one indicator
with

pair as (select * from evidence_equity_pair),

gap as (select * from evidence_equity_gap),

indicator as (select * from dim_indicator),

area as (select * from dim_area),

coverage as (select indicator_code, area_code, data_to from evidence_coverage),

run as (select as_at, run_id from ref_run),

-- The first weeks of a term show few suspensions and much persistent absence, and hide the gaps of whole terms: a term
-- that still runs is the newest only where no term is over.
newest as (
    select
        pair.indicator_code,
        pair.area_code,
        pair.period_type,
        coalesce(
            max(pair.period_end) filter (where pair.period_type <> 'term' or pair.period_end < coverage.data_to),
            max(pair.period_end)
        ) as newest_end
    from pair
    left join coverage using (indicator_code, area_code)
    group by pair.indicator_code, pair.area_code, pair.period_type
)

select
    pair.indicator_code,
    indicator.title as indicator_title,
    indicator.unit,
    indicator.direction,
    pair.area_code,
    area.area_name,
    pair.breakdown,
    pair.group_value,
    pair.group_label,
    pair.compared_with,
    pair.compared_label,
    pair.period_type,
    pair.period_start,
    pair.period_end,
    pair.period_end = newest.newest_end as is_newest,
    pair.numerator,
    pair.denominator,
    gap.value,
    pair.compared_numerator,
    pair.compared_denominator,
    gap.compared_value,
    gap.difference,
    gap.difference_lower,
    gap.difference_upper,
    gap.ratio,
    gap.ratio_lower,
    gap.ratio_upper,
    pair.comparisons,
    gap.together_lower,
    gap.together_upper,
    gap.verdict,
    case
        when gap.verdict not in ('clear gap', 'possible gap') or indicator.direction = 'context' then null
        when (gap.difference > 0) = (indicator.direction = 'higher_is_better') then pair.compared_label
        else pair.group_label
    end as worse_off,
    pair.left_out,
    pair.data_status,
    run.as_at,
    run.run_id
from pair
cross join run
inner join gap using (indicator_code, area_code, breakdown, group_value, period_type, period_end)
inner join newest using (indicator_code, area_code, period_type)
inner join indicator using (indicator_code)
left join area on area.area_code = pair.area_code
