-- grain: one figure a partner returned, for the whole area or a part of it
with

-- Only what no system holds: a figure that rows count as well would be counted twice. More than all cannot be, nor a
-- period that ends before it starts: such figures are left out, and quality rules RET-002 and RET-004 name them.
returned as (
    select figure.*
    from fact_return as figure
    inner join ref_indicators as indicator on indicator.code = figure.indicator_code
    where indicator.kind <> 'reading'
        and figure.period_start <= figure.period_end
        and list_contains(indicator.feeds, 'returns/indicator_return')
        and (figure.breakdown = 'all' or list_contains(indicator.breakdowns, figure.breakdown))
        and (indicator.unit <> 'percent' or figure.denominator is null or figure.numerator <= figure.denominator)
)

-- Totals and parts are returned apart and need not add up: each counts in its own breakdown only.
select
    indicator_code,
    return_key as event_key,
    area_code,
    period_start,
    period_end as event_date,
    breakdown,
    case when breakdown = 'agency' then breakdown_value end as agency_code,
    case when breakdown = 'locality' then breakdown_value end as locality,
    case when breakdown = 'school' then school_version_key end as school_version_key,
    case when breakdown not in ('all', 'agency', 'locality', 'school') then breakdown_value end as category,
    cast(numerator as bigint) as numerator,
    cast(denominator as bigint) as denominator
from returned
