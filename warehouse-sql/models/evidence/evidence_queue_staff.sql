-- grain: one whole month of one area, with its educational psychologists in post
with

month as (select * from evidence_queue_month),

workforce as (select * from fact_workforce),

agency as (select * from dim_agency where agency_code = 'ep'),

-- The newest figures of each role group on or before the month's end.
counted as (
    select
        month.area_code,
        month.month_end,
        workforce.fte,
        workforce.vacancies_fte,
        row_number() over (
            partition by month.area_code, month.month_end, workforce.role_group
            order by workforce.as_at_date desc, workforce.workforce_key
        ) as newest
    from month
    inner join workforce
        on workforce.area_code = month.area_code
        and workforce.as_at_date <= month.month_end
    inner join agency using (agency_key)
)

select
    area_code,
    month_end,
    sum(fte) as fte_in_post,
    case when count(*) = count(vacancies_fte) then sum(vacancies_fte) end as fte_vacant
from counted
where newest = 1
group by area_code, month_end
