-- grain: one agency and month in which its advice fell due
with

advice as (select * from fact_ehc_advice),

month as (
    select
        area_code,
        agency_code,
        date_trunc('month', due_date)::date as month_start,
        last_day(due_date) as month_end,
        count(*) filter (where coalesce(provided_in_time, false)) as in_time,
        count(*) as due
    from advice
    where not coalesce(exception_applies, false)
        and status <> 'not known to service'
        and due_date is not null
    group by all
)

select
    area_code,
    agency_code,
    month_start,
    month_end,
    in_time,
    due,
    is_late_month(in_time, due) as is_late,
    -- The month and the two before it: a month without advice due breaks the run.
    count(*) filter (where is_late_month(in_time, due)) over three_months = 3 as is_consistently_late,
    cast(sum(in_time) over three_months as bigint) as in_time_three_months,
    cast(sum(due) over three_months as bigint) as due_three_months
from month
window three_months as (
    partition by area_code, agency_code
    order by month_start
    range between interval 2 month preceding and current row
)
