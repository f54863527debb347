-- grain: one agency whose advice is consistently late
with

-- Consistently late: below 80 % in time, at least ten pieces due, in each of the latest three months.
month as (
    select fact_indicator_value.*
    from fact_indicator_value
    inner join ref_run using (area_code)
    where fact_indicator_value.indicator_code = 'advice_6_week_pct'
        and fact_indicator_value.breakdown = 'agency'
        and fact_indicator_value.period_type = 'month'
),

newest as (select max(period_end) as period_end from month),

recent as (
    select month.*
    from month
    cross join newest
    where month.period_end > (newest.period_end - interval 85 day)::date
)

select
    breakdown_value as agency_name,
    count(*) as months,
    sum(numerator)::bigint as numerator,
    sum(denominator)::bigint as denominator,
    min(period_start) as period_start,
    max(period_end) as period_end
from recent
group by breakdown_value
having count(*) = 3
    and bool_and(denominator >= 10)
    and bool_and(value < 80)
