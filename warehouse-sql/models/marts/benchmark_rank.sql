-- grain: one area of one indicator and period, among this area and its statistical neighbours
with

published as (select * from evidence_published where is_latest_release and area_role <> 'other'),

comparison as (select * from benchmark_comparison),

indicator as (select * from dim_indicator),

-- What is ranked: a share, a printed percentage, or a count by residents. A bare count follows the size of the area.
ranked as (
    select
        published.*,
        indicator.direction,
        case when is_share or is_printed then 'percent' else 'per 1,000 ' || lower(population_age_group) end as ranked_by,
        case
            when is_share or is_printed then cast(value as decimal(18, 6))
            when residents > 0 then cast(1000.0 * value / residents::double as decimal(18, 6))
        end as ranked_value,
        case
            when is_share and denominator > 0 then wilson_bound(numerator, denominator, -z_of_one())
            when numerator is not null and residents > 0
                then 1000.0 * byar_bound(numerator, -z_of_one()) / residents::double
        end as lower,
        case
            when is_share and denominator > 0 then wilson_bound(numerator, denominator, z_of_one())
            when numerator is not null and residents > 0
                then 1000.0 * byar_bound(numerator, z_of_one()) / residents::double
        end as upper,
        case
            when is_share and denominator > 0 then wilson_bound(numerator, denominator, -z_of_eleven())
            when numerator is not null and residents > 0
                then 1000.0 * byar_bound(numerator, -z_of_eleven()) / residents::double
        end as together_lower,
        case
            when is_share and denominator > 0 then wilson_bound(numerator, denominator, z_of_eleven())
            when numerator is not null and residents > 0
                then 1000.0 * byar_bound(numerator, z_of_eleven()) / residents::double
        end as together_upper
    from published
    inner join indicator using (indicator_code)
    where is_share or is_printed or population_age_group is not null
),

england as (select * from ranked where area_role = 'England'),

region as (select * from ranked where area_role = 'region'),

listed as (select * from ranked where area_role in ('this area', 'statistical neighbour')),

-- The best stands first; where neither way is better, the highest does.
placed as (
    select
        *,
        case when direction = 'lower_is_better' then ranked_value else -ranked_value end as place_value
    from listed
),

standing as (
    select
        one.indicator_code,
        one.period_type,
        one.period_start,
        one.area_code,
        count(*) filter (where other.place_value < one.place_value) as before,
        count(*) filter (where other.place_value = one.place_value) - 1 as tied,
        count(*) filter (
            where one.direction = 'lower_is_better' and other.together_upper < one.together_lower
                or one.direction <> 'lower_is_better' and other.together_lower > one.together_upper
        ) as clearly_before,
        count(*) filter (
            where one.direction = 'lower_is_better' and other.together_lower > one.together_upper
                or one.direction <> 'lower_is_better' and other.together_upper < one.together_lower
        ) as clearly_after
    from placed as one
    inner join placed as other
        on other.indicator_code = one.indicator_code
        and other.period_type = one.period_type
        and other.period_start = one.period_start
    where one.place_value is not null
    group by all
),

middle as (
    select
        indicator_code,
        period_type,
        period_start,
        count(ranked_value) as areas,
        median(ranked_value) filter (where area_role = 'statistical neighbour') as neighbour_median
    from listed
    group by all
),

newest as (
    select indicator_code, period_type, max(period_start) as newest_start
    from listed
    where area_role = 'statistical neighbour' and ranked_value is not null
    group by all
)

select
    listed.indicator_code,
    listed.period_type,
    listed.period_start,
    listed.period_end,
    coalesce(listed.period_start = newest.newest_start, false) as is_newest,
    listed.area_code,
    listed.area_name,
    listed.area_role = 'this area' as is_this_area,
    listed.ranked_by,
    listed.numerator,
    coalesce(listed.denominator, listed.residents) as denominator,
    listed.ranked_value as value,
    cast(listed.lower as decimal(18, 6)) as lower,
    cast(listed.upper as decimal(18, 6)) as upper,
    listed.value_status,
    middle.areas,
    case when middle.areas > 1 then standing.before + 1 end as rank,
    case when middle.areas > 1 then standing.tied end as tied,
    case listed.direction
        when 'higher_is_better' then 'best first: the highest'
        when 'lower_is_better' then 'best first: the lowest'
        else 'highest first: neither way is better'
    end as rank_order,
    -- The quarter in which the middle of an area's tied places lies; the middle of eleven belongs to the second.
    case
        when middle.areas >= 4
            then (4 * (2 * standing.before + standing.tied + 1) + 2 * middle.areas - 1) // (2 * middle.areas)
    end as quartile,
    case when middle.areas > 1 and listed.together_lower is not null then standing.clearly_before + 1 end as rank_lower,
    case
        when middle.areas > 1 and listed.together_lower is not null then middle.areas - standing.clearly_after
    end as rank_upper,
    england.ranked_value as england_value,
    case
        when listed.lower is null or england.ranked_value is null then null
        when england.ranked_value between listed.lower and listed.upper then 'no clear difference'
        when listed.direction = 'context' then
            case when listed.ranked_value > england.ranked_value then 'higher' else 'lower' end
        when (listed.ranked_value > england.ranked_value) = (listed.direction = 'higher_is_better') then 'better'
        else 'worse'
    end as against_england,
    region.ranked_value as region_value,
    cast(middle.neighbour_median as decimal(18, 6)) as neighbour_median,
    case when listed.area_role = 'this area' and listed.ranked_by = 'percent' then comparison.value end as warehouse_value,
    listed.comparability,
    listed.release_as_of,
    listed.release_label
from listed
left join standing using (indicator_code, period_type, period_start, area_code)
left join middle using (indicator_code, period_type, period_start)
left join newest using (indicator_code, period_type)
left join england
    on england.indicator_code = listed.indicator_code
    and england.period_type = listed.period_type
    and england.period_start = listed.period_start
left join region
    on region.indicator_code = listed.indicator_code
    and region.period_type = listed.period_type
    and region.period_start = listed.period_start
left join comparison
    on comparison.indicator_code = listed.indicator_code
    and comparison.period_type = listed.period_type
    and comparison.period_start = listed.period_start
    and comparison.area_code = listed.area_code
    and comparison.source = 'warehouse'
