-- grain: one period of one proportion, count, mean or reading, area and breakdown value
with

indicator as (select * from ref_indicators where kind in ('proportion', 'count', 'mean', 'reading')),

month as (select * from evidence_month),

-- Periods that the data bring with them are summed apart, by day.
period as (
    select evidence_period.*
    from evidence_period
    inner join indicator on indicator.code = evidence_period.indicator_code
    where not evidence_period.is_own
),

own as (select own_flow.* from evidence_own_flow as own_flow inner join indicator on indicator.code = own_flow.indicator_code),

summed as (
    select
        period.indicator_code,
        period.area_code,
        month.breakdown,
        month.breakdown_value,
        period.period_type,
        period.period_start,
        period.period_end,
        sum(month.numerator)::bigint as numerator,
        sum(month.denominator)::bigint as denominator,
        sum(month.total)::bigint as total,
        sum(month.events)::bigint as events
    from period
    inner join month
        on month.indicator_code = period.indicator_code
        and month.area_code = period.area_code
        and month.month_start between date_trunc('month', period.period_start) and period.period_end
        and (month.in_year_to_date or period.period_type <> 'calendar_year_to_date')
    group by all
),

-- A period without events is a nought of the total, not a gap.
with_noughts as (
    select * from summed
    union all by name
    select * from own
    union all
    select
        period.indicator_code,
        period.area_code,
        'all',
        'all',
        period.period_type,
        period.period_start,
        period.period_end,
        0,
        0,
        0,
        0
    from period
    left join summed
        on summed.indicator_code = period.indicator_code
        and summed.area_code = period.area_code
        and summed.period_type = period.period_type
        and summed.period_end = period.period_end
        and summed.breakdown = 'all'
    where summed.indicator_code is null
)

select
    with_noughts.indicator_code,
    with_noughts.area_code,
    with_noughts.breakdown,
    with_noughts.breakdown_value,
    with_noughts.period_type,
    with_noughts.period_start,
    with_noughts.period_end,
    case when indicator.kind in ('proportion', 'count') then with_noughts.numerator end as numerator,
    case
        when indicator.kind = 'proportion' then with_noughts.denominator
        when indicator.kind = 'mean' then with_noughts.events
    end as denominator,
    case
        when indicator.unit = 'yes/no' and with_noughts.denominator > 0
            then with_noughts.numerator::double / with_noughts.denominator
        when indicator.kind in ('proportion', 'reading') and with_noughts.denominator > 0
            then 100.0::double * with_noughts.numerator / with_noughts.denominator
        -- Pounds and whole-time equivalents are read in hundredths.
        when indicator.kind = 'reading' then with_noughts.numerator::double / 100
        when indicator.kind = 'count' then with_noughts.numerator::double
        when indicator.kind = 'mean' and with_noughts.events > 0
            then with_noughts.total::double / (case indicator.unit when 'weeks' then 7 else 100 end * with_noughts.events)
    end as value,
    case
        when indicator.unit = 'yes/no' then null
        when indicator.kind = 'proportion' then 'wilson'
        when indicator.kind = 'count' then 'poisson'
    end as interval_method
from with_noughts
inner join indicator on indicator.code = with_noughts.indicator_code
