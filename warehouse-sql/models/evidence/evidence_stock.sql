-- grain: one month end, or one year, of one stock or turnover, area and breakdown value
with

known as (select * from evidence_known_event where kind in ('stock', 'turnover')),

breakdown as (select * from evidence_breakdown),

event as (
    select
        event.indicator_code,
        event.area_code,
        event.kind,
        breakdown.breakdown,
        breakdown_value(
            breakdown.breakdown, event.agency_name, event.locality, event.school_name, event.phase, event.primary_need,
            event.age_band, event.sex, event.ethnicity, event.imd_quintile, event.sen_provision, event.respondent_type,
            event.category
        ) as breakdown_value,
        event.from_date,
        event.to_date
    from known as event
    inner join breakdown using (indicator_code)
),

period as (select * from evidence_period),

breakdown_value as (
    select distinct indicator_code, area_code, breakdown, breakdown_value from event
),

-- Open at the end of a day: begun on or before it, and not ended by it.
change as (
    select indicator_code, area_code, breakdown, breakdown_value, last_day(from_date) as counts_from, 1 as change
    from event
    where kind = 'stock'
    union all
    select indicator_code, area_code, breakdown, breakdown_value, last_day(to_date), -1
    from event
    where kind = 'stock' and to_date < date '9999-12-31'
),

monthly as (
    select indicator_code, area_code, breakdown, breakdown_value, counts_from, sum(change) as change
    from change
    group by all
),

stock as (
    select
        period.indicator_code,
        period.area_code,
        breakdown_value.breakdown,
        breakdown_value.breakdown_value,
        period.period_type,
        period.period_start,
        period.period_end,
        coalesce(sum(monthly.change), 0)::bigint as numerator,
        cast(null as bigint) as denominator
    from period
    inner join breakdown_value using (indicator_code, area_code)
    left join monthly
        on monthly.indicator_code = breakdown_value.indicator_code
        and monthly.area_code = breakdown_value.area_code
        and monthly.breakdown = breakdown_value.breakdown
        and monthly.breakdown_value = breakdown_value.breakdown_value
        and monthly.counts_from <= period.period_end
    where period.period_type = 'snapshot'
    group by all
),

-- Before the first end on record ends were not recorded: a year before it is not known, and not one in which none ended.
first_ended as (
    select indicator_code, area_code, date_trunc('year', min(to_date))::date as first_year
    from event
    where kind = 'turnover' and to_date < date '9999-12-31'
    group by indicator_code, area_code
),

turnover as (
    select
        period.indicator_code,
        period.area_code,
        event.breakdown,
        event.breakdown_value,
        period.period_type,
        period.period_start,
        period.period_end,
        count(*) filter (where event.to_date <= period.period_end) as numerator,
        count(*) as denominator
    from period
    inner join event
        on event.indicator_code = period.indicator_code
        and event.area_code = period.area_code
        and event.from_date <= period.period_end
        and event.to_date >= period.period_start
    inner join first_ended
        on first_ended.indicator_code = period.indicator_code
        and first_ended.area_code = period.area_code
        and first_ended.first_year <= period.period_start
    where event.kind = 'turnover'
    group by all
)

select
    *,
    numerator::double as value,
    'poisson' as interval_method
from stock
union all
select
    *,
    100.0::double * numerator / denominator,
    'wilson'
from turnover
