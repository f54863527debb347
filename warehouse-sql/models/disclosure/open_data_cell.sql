-- grain: one number of one figure given to everyone
with

given as (select * from public_evidence),

indicator as (select * from dim_indicator),

area as (select * from dim_area),

need as (select * from dim_need),

topic as (select * from ref_open_data_topic),

label as (select * from ref_open_data_label),

measure as (select unnest(['numerator', 'denominator', 'value']) as measure),

-- Of two days of one month, or of two spellings of one term, the newer speaks: a file has one row a period.
figure as (
    select
        given.*,
        indicator.kind,
        case
            when given.period_type <> 'term' then null
            when month(given.period_end) >= 8 then 'Autumn'
            when month(given.period_start) <= 3 then 'Spring'
            else 'Summer'
        end as season,
        year(given.period_start) - case when given.period_type = 'term' and month(given.period_start) < 8 then 1 else 0 end as first_year
    from given
    inner join indicator using (indicator_code)
),

placed as (
    select
        *,
        case period_type
            when 'calendar_year' then cast(first_year as varchar)
            when 'snapshot' then strftime(period_end, '%Y')
            else cast(first_year as varchar) || right(cast(first_year + 1 as varchar), 2)
        end as time_period,
        case period_type
            when 'calendar_year' then 'Calendar year'
            when 'academic_year' then 'Academic year'
            when 'financial_year' then 'Financial year'
            when 'snapshot' then strftime(period_end, '%B')
            when 'term' then season || ' term'
        end as time_identifier,
        case period_type when 'snapshot' then month(period_end) when 'term' then instr('AutumnSpringSummer', season) else 0 end as time_order
    from figure
),

newest as (
    select *
    from placed
    where time_identifier is not null
    qualify row_number() over (
        partition by indicator_code, area_code, period_type, time_period, time_identifier, breakdown, breakdown_value
        order by period_end desc, period_start desc
    ) = 1
)

select
    newest.period_type,
    newest.time_period,
    newest.time_identifier,
    newest.time_order,
    case area.area_level
        when 'national' then 'National'
        when 'regional' then 'Regional'
        else 'Local authority'
    end as geographic_level,
    'E92000001' as country_code,
    'England' as country_name,
    area.region_code,
    area.region_name,
    newest.area_code as new_la_code,
    area.la_number as old_la_code,
    newest.area_name as la_name,
    topic.breakdown_topic,
    topic.display_order as topic_order,
    coalesce(label.label, need.need_label, upper(left(newest.breakdown_value, 1)) || substr(newest.breakdown_value, 2)) as breakdown,
    newest.indicator_code,
    measure.measure,
    newest.period_end,
    case measure.measure
        when 'numerator' then cast(newest.numerator as double)
        when 'denominator' then cast(newest.denominator as double)
        else newest.value
    end as number,
    case
        when number is not null then null
        when measure.measure = 'numerator' and newest.kind in ('mean', 'quantile', 'ratio') then 'z'
        when measure.measure = 'denominator' and newest.kind in ('count', 'stock') then 'z'
        when newest.data_status = 'suppressed' then 'c'
        when newest.data_status = 'too few' then 'u'
        else 'x'
    end as symbol
from newest
cross join measure
inner join topic using (breakdown)
left join area using (area_code)
left join label
    on label.breakdown = newest.breakdown
    and label.breakdown_value = newest.breakdown_value
left join need
    on newest.breakdown = 'primary_need'
    and need.need_code = newest.breakdown_value
