-- grain: one figure a partner returned for the whole area
with

-- Only what no system holds: a figure that rows count as well would be counted twice. More than all cannot be: such a
-- share is left out, and quality rule RET-002 names it.
returned as (
    select figure.*
    from fact_return as figure
    inner join dim_indicator as indicator using (indicator_code)
    where figure.breakdown = 'all'
        and indicator.kind <> 'reading'
        and list_contains(indicator.feeds, 'returns/indicator_return')
        and (indicator.unit <> 'percent' or figure.denominator is null or figure.numerator <= figure.denominator)
)

select
    indicator_code,
    return_key as event_key,
    area_code,
    period_start,
    period_end as event_date,
    cast(numerator as bigint) as numerator,
    cast(denominator as bigint) as denominator
from returned
