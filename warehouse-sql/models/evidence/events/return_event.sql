-- grain: one figure a partner returned for the whole area
with

-- Only what no system holds: a figure that rows count as well would be counted twice. More than all cannot be: such a
-- share is left out, and quality rule RET-002 names it.
returned as (
    select figure.*
    from fact_return as figure
    inner join dim_indicator as indicator using (indicator_code)
    where figure.breakdown = 'all'
        and list_contains(indicator.feeds, 'returns/indicator_return')
        and (indicator.unit <> 'percent' or figure.denominator is null or figure.numerator <= figure.denominator)
),

-- Names every column, with its type, whatever the parts below leave out.
shape as (
    select
        cast(null as varchar) as indicator_code,
        cast(null as varchar) as event_key,
        cast(null as varchar) as area_code,
        cast(null as date) as event_date,
        cast(null as varchar) as child_key,
        cast(null as varchar) as child_version_key,
        cast(null as varchar) as agency_code,
        cast(null as bigint) as age,
        cast(null as varchar) as category,
        cast(null as bigint) as numerator,
        cast(null as bigint) as denominator,
        cast(null as bigint) as value,
        cast(null as date) as from_date,
        cast(null as date) as to_date
    where false
),

event as (
    select * from shape
    union all by name
    select
        indicator_code,
        return_key as event_key,
        area_code,
        period_end as event_date,
        cast(numerator as bigint) as numerator,
        cast(denominator as bigint) as denominator
    from returned
)

select
    indicator_code,
    event_key,
    area_code,
    event_date,
    child_key,
    child_version_key,
    agency_code,
    age,
    category,
    numerator,
    denominator,
    value,
    from_date,
    to_date
from event
