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

agency as (select * from dim_agency),

newest as (select max(period_end) as period_end from month),

recent as (
    select month.*
    from month
    cross join newest
    where month.period_end > (newest.period_end - interval 85 day)::date
)

select
    recent.breakdown_value as agency_code,
    coalesce(agency.agency_name, recent.breakdown_value) as agency_name,
    count(*) as months,
    sum(recent.numerator)::bigint as numerator,
    sum(recent.denominator)::bigint as denominator,
    min(recent.period_start) as period_start,
    max(recent.period_end) as period_end
from recent
left join agency on agency.agency_code = recent.breakdown_value
group by recent.breakdown_value, agency.agency_name
having count(*) = 3
    and bool_and(recent.denominator >= 10)
    and bool_and(recent.value < 80)
