-- grain: one period and week from the request in which plans were issued
with

request as (select * from fact_ehc_request),

run as (select * from ref_run),

-- DfE's population of the 20-week table, impossible dates left out: they have no weeks.
issued as (
    select
        request.plan_issued_date,
        -- Week 20 ends with day 140, the limit: every plan in time is in a week up to it, and none that is late.
        greatest(1, (request.issue_days + 6) // 7) as weeks,
        request.exception_applies
    from request
    inner join run using (area_code)
    where request.in_timeliness_population
        and request.issue_days >= 0
        and request.plan_issued_date <= run.as_at
),

calendar_year as (
    select distinct
        cast(year(plan_issued_date) as varchar) as period_label,
        make_date(year(plan_issued_date), 1, 1) as period_start,
        make_date(year(plan_issued_date), 12, 31) as period_end
    from issued
    cross join run
    where year(plan_issued_date) < year(run.as_at + 1)
),

-- Twelve whole months, the last one over.
latest as (
    select
        'latest 12 months' as period_label,
        cast(date_trunc('month', run.as_at + 1) - interval '12' month as date) as period_start,
        cast(date_trunc('month', run.as_at + 1) as date) - 1 as period_end
    from run
),

period as (
    select * from calendar_year
    union all
    select * from latest
)

select
    period.period_label,
    period.period_start,
    period.period_end,
    cast(issued.weeks as integer) as weeks,
    cast(count(*) as integer) as plans,
    cast(count(case when issued.exception_applies then 1 end) as integer) as plans_with_exception
from issued
inner join period
    on issued.plan_issued_date between period.period_start and period.period_end
group by period.period_label, period.period_start, period.period_end, issued.weeks
