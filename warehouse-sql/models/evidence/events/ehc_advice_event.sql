-- grain: one piece of advice that falls due
with

advice as (select * from fact_ehc_advice)

select
    'advice_6_week_pct' as indicator_code,
    advice_key as event_key,
    area_code,
    due_date as event_date,
    child_key,
    child_version_key,
    agency_code,
    cast(null as bigint) as age,
    cast(null as varchar) as category,
    cast(coalesce(provided_in_time, false) as bigint) as numerator,
    cast(1 as bigint) as denominator,
    cast(null as bigint) as value,
    cast(null as date) as from_date,
    cast(null as date) as to_date
from advice
where not coalesce(exception_applies, false) and status <> 'not known to service'
