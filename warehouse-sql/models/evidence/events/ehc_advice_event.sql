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
    cast(coalesce(provided_in_time, false) as bigint) as numerator,
    cast(1 as bigint) as denominator
from advice
where not coalesce(exception_applies, false) and status <> 'not known to service'
