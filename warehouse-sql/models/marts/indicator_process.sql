-- grain: one indicator
with

indicator as (select * from ref_indicators),

run as (select * from ref_run),

summary as (
    select evidence_process_summary.*
    from evidence_process_summary
    inner join run using (area_code)
    where evidence_process_summary.breakdown = 'all'
),

coverage as (select evidence_coverage.* from evidence_coverage inner join run using (area_code)),

-- Months that are known and not charted: too few to judge, or holding two ways of counting.
left_out as (
    select fact_indicator_value.indicator_code, count(*) as months
    from fact_indicator_value
    inner join run using (area_code)
    inner join ref_process_change as begun
        on begun.indicator_code = 'every' and fact_indicator_value.period_start >= begun.changed_on
    where fact_indicator_value.breakdown = 'all'
        and fact_indicator_value.period_type = 'month'
        and (fact_indicator_value.data_status = 'too few' or fact_indicator_value.spans_change)
    group by fact_indicator_value.indicator_code
),

reasoned as (
    select
        indicator.*,
        case
            when not coalesce(coverage.is_delivered, false) then coalesce(coverage.reason, 'No feed brings it')
            when indicator.seasonal is not null then 'Strongly seasonal: ' || indicator.seasonal
            when indicator.kind = 'turnover' then 'Given by year only'
            when indicator.kind = 'stock'
                or (list_contains(indicator.periods, 'snapshot') and not list_contains(indicator.periods, 'month'))
                then case
                    when indicator.kind = 'reading' or indicator.unit = 'yes/no'
                        then 'Each position carries over most of the one before'
                    else 'What stands at month ends holds the same children again and again'
                end
            when not list_contains(indicator.periods, 'month') then
                'Not counted by month: comes by '
                || array_to_string(list_transform(indicator.periods, lambda period: replace(period, '_', ' ')), ', ')
            when coalesce(summary.points, 0) < 13 then
                coalesce(summary.points, 0) || case when summary.points = 1 then ' month' else ' months' end
                || ' to chart'
                || case
                    when summary.based_from is not null
                        then ' since ' || monthname(summary.based_from) || ' ' || year(summary.based_from)
                    else ''
                end
                || case when left_out.months > 0 then ', ' || left_out.months || ' left out with too few' else '' end
                || '; at least 13 are needed'
        end as not_applicable_reason
    from indicator
    left join coverage on coverage.indicator_code = indicator.code
    left join summary on summary.indicator_code = indicator.code
    left join left_out on left_out.indicator_code = indicator.code
)

select
    reasoned.code as indicator_code,
    reasoned.title as indicator_title,
    reasoned.unit,
    reasoned.direction,
    cast(coalesce(summary.points, 0) as integer) as points,
    cast(coalesce(left_out.months, 0) as integer) as left_out,
    summary.segment_no,
    summary.based_from,
    summary.period_end,
    summary.value,
    summary.centre,
    summary.lower_limit,
    summary.upper_limit,
    summary.variation,
    summary.variation_reason,
    summary.target_value,
    summary.assurance,
    case
        when summary.variation is not null
            then coalesce(summary.assurance_reason, 'The plan gives no number to hold against the limits.')
    end as assurance_reason,
    reasoned.not_applicable_reason is null as applies,
    reasoned.not_applicable_reason || '.' as not_applicable_reason
from reasoned
left join summary on summary.indicator_code = reasoned.code
left join left_out on left_out.indicator_code = reasoned.code
