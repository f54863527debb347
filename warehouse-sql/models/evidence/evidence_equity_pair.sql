-- grain: one group set against another in one period of one indicator
with

indicator as (
    select code as indicator_code, kind, percentile, judged_by, minimum_denominator, unnest(equity) as breakdown
    from ref_indicators
    where equity is not null
),

figure as (select * from fact_indicator_value where value is not null),

sample as (select * from evidence_sample),

need as (select * from ref_need),

newest as (
    select indicator_code, area_code, period_type, max(period_end) as newest_end
    from figure
    where breakdown = 'all'
    group by all
),

-- The kind of period by which the indicator is judged; of those that overlap, or of which there are many, one a year.
period as (
    select figure.indicator_code, figure.area_code, figure.period_type, figure.period_start, figure.period_end, figure.data_status
    from figure
    inner join newest using (indicator_code, area_code, period_type)
    inner join (select distinct indicator_code, judged_by from indicator) as judged
        on judged.indicator_code = figure.indicator_code
        and judged.judged_by = figure.period_type
    where figure.breakdown = 'all'
        and not figure.spans_change
        and (brings_its_periods(figure.period_type) or month(figure.period_end) = month(newest.newest_end))
),

part as (
    select
        indicator.indicator_code,
        indicator.kind,
        indicator.percentile,
        indicator.minimum_denominator,
        indicator.breakdown,
        period.area_code,
        period.period_type,
        period.period_start,
        period.period_end,
        period.data_status,
        figure.breakdown_value,
        figure.breakdown_value in ('not known', 'Unknown', 'Unclassified') as is_unknown,
        figure.numerator,
        figure.denominator,
        sample.days
    from indicator
    inner join period using (indicator_code)
    inner join figure using (indicator_code, area_code, period_type, period_end, breakdown)
    left join sample using (indicator_code, area_code, period_type, period_end, breakdown, breakdown_value)
),

known as (select * from part where not is_unknown),

unknown as (
    select
        indicator_code,
        breakdown,
        area_code,
        period_type,
        period_end,
        coalesce(sum(denominator) filter (where is_unknown), 0)::bigint as left_out,
        sum(denominator)::bigint as all_cases
    from part
    group by all
),

-- The most against the least deprived fifth, girls against boys; every need and every ethnic group against all others.
other as (
    select
        one.indicator_code,
        one.breakdown,
        one.area_code,
        one.period_type,
        one.period_end,
        one.breakdown_value,
        case
            when one.breakdown in ('imd_quintile', 'sex') then max(rest.breakdown_value)
            else 'all others'
        end as compared_with,
        sum(rest.numerator)::bigint as compared_numerator,
        sum(rest.denominator)::bigint as compared_denominator,
        list_sort(flatten(list(rest.days order by rest.breakdown_value) filter (where rest.days is not null))) as compared_days
    from known as one
    inner join known as rest using (indicator_code, breakdown, area_code, period_type, period_end)
    where case one.breakdown
        when 'imd_quintile' then one.breakdown_value = '1' and rest.breakdown_value = '5'
        when 'sex' then one.breakdown_value = 'Female' and rest.breakdown_value = 'Male'
        else rest.breakdown_value <> one.breakdown_value
    end
    group by one.indicator_code, one.breakdown, one.area_code, one.period_type, one.period_end, one.breakdown_value
),

pair as (
    select
        known.*,
        other.compared_with,
        other.compared_numerator,
        other.compared_denominator,
        other.compared_days,
        unknown.left_out,
        least(known.denominator, other.compared_denominator) < greatest(known.minimum_denominator, 10) as is_too_few,
        -- Most children have no need recorded since they have none; of everything else, all have a group.
        known.breakdown <> 'primary_need' and 2 * unknown.left_out > unknown.all_cases as is_mostly_unknown
    from known
    inner join other using (indicator_code, breakdown, area_code, period_type, period_end, breakdown_value)
    inner join unknown using (indicator_code, breakdown, area_code, period_type, period_end)
)

select
    pair.indicator_code,
    pair.kind,
    pair.percentile,
    pair.area_code,
    pair.breakdown,
    pair.breakdown_value as group_value,
    case
        when pair.breakdown = 'imd_quintile' then 'Most deprived fifth'
        when pair.breakdown = 'sex' then 'Girls and young women'
        when pair.breakdown = 'primary_need' then coalesce(need.label, pair.breakdown_value)
        else pair.breakdown_value
    end as group_label,
    pair.compared_with,
    case pair.breakdown
        when 'imd_quintile' then 'least deprived fifth'
        when 'sex' then 'boys and young men'
        when 'primary_need' then 'all other needs'
        else 'all other ethnic groups'
    end as compared_label,
    pair.period_type,
    pair.period_start,
    pair.period_end,
    pair.data_status,
    pair.numerator,
    pair.denominator,
    pair.days,
    pair.compared_numerator,
    pair.compared_denominator,
    pair.compared_days,
    pair.left_out,
    pair.is_too_few,
    pair.is_mostly_unknown,
    -- A pair that is too few is not compared, and so is no occasion for chance; two groups make one comparison.
    case
        when count(*) over whole = 2 then 1
        else count(*) filter (where not pair.is_too_few) over whole
    end as comparisons
from pair
left join need on need.need_code = pair.breakdown_value and pair.breakdown = 'primary_need'
window whole as (
    partition by pair.indicator_code, pair.area_code, pair.breakdown, pair.period_type, pair.period_end
)
