-- grain: one period of one rate, area and breakdown value
with

indicator as (select * from ref_indicators where kind = 'rate'),

period as (select * from evidence_period),

own as (select * from evidence_own_flow),

population as (select * from evidence_population),

breakdown as (select * from evidence_breakdown),

-- A part in which nothing happened is a nought of its population, not a gap.
divided as (
    select
        period.indicator_code,
        period.area_code,
        population.breakdown,
        population.breakdown_value,
        period.period_type,
        period.period_start,
        period.period_end,
        population.persons
    from indicator
    inner join period on period.indicator_code = indicator.code
    inner join breakdown on breakdown.indicator_code = indicator.code
    inner join population
        on population.population = indicator.population
        and population.area_code = period.area_code
        and population.breakdown = breakdown.breakdown
        and period.period_end between population.valid_from and population.valid_to
    where period.is_own
),

told as (select distinct population, area_code, valid_from, valid_to from population),

-- Periods whose headcount the register cannot tell have no rate.
counted as (
    select own.*
    from own
    inner join indicator on indicator.code = own.indicator_code
    inner join told
        on told.population = indicator.population
        and told.area_code = own.area_code
        and own.period_end between told.valid_from and told.valid_to
),

-- What happened in a part that no one belonged to in January has no rate; joined by name, a key is that of either side.
rated as (
    select
        indicator_code,
        area_code,
        breakdown,
        breakdown_value,
        period_type,
        coalesce(divided.period_start, counted.period_start) as period_start,
        period_end,
        coalesce(counted.numerator, 0) as numerator,
        coalesce(divided.persons, 0) as denominator
    from divided
    full join counted using (indicator_code, area_code, breakdown, breakdown_value, period_type, period_end)
)

select
    rated.*,
    -- A share of children has Wilson's interval, events per child Poisson's. More children than were on roll in January,
    -- as in a small part that many have joined since, are no share.
    case
        when rated.denominator > 0 and (indicator.unit <> 'percent' or rated.numerator <= rated.denominator)
            then 100.0::double * rated.numerator / rated.denominator
    end as value,
    case
        when rated.denominator = 0 then null
        when indicator.unit <> 'percent' then 'poisson rate'
        when rated.numerator <= rated.denominator then 'wilson'
    end as interval_method
from rated
inner join indicator on indicator.code = rated.indicator_code
where rated.numerator > 0 or rated.denominator > 0
