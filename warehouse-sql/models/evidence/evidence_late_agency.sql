-- grain: one agency whose advice is consistently late
with

month as (
    select evidence_agency_month.*
    from evidence_agency_month
    inner join ref_run using (area_code)
),

coverage as (
    select data_to
    from evidence_coverage
    inner join ref_run using (area_code)
    where indicator_code = 'advice_6_week_pct' and is_delivered
),

agency as (select * from dim_agency),

-- The newest month that is over.
newest as (
    select max(month.month_end) as month_end
    from month
    inner join coverage on month.month_end <= coverage.data_to
)

select
    agency.agency_name,
    3 as months,
    month.in_time_three_months as numerator,
    month.due_three_months as denominator,
    (month.month_start - interval 2 month)::date as period_start,
    month.month_end as period_end
from month
inner join newest using (month_end)
inner join agency using (agency_code)
where month.is_consistently_late
