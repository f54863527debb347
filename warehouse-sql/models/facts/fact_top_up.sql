-- grain: top-up funding of one kind of setting in one financial year, as monitored on one day
with

funded as (select * from stg_finance__top_up),

area as (select * from dim_area),

run as (select * from ref_run),

known as (
    select
        funded.*,
        row_number() over (
            partition by funded.la_number, funded.financial_year, funded.setting_type
            order by funded.as_at_date > run.as_at, funded.as_at_date desc
        ) = 1 and funded.as_at_date <= run.as_at as is_latest
    from funded
    cross join run
)

select
    known.top_up_key,
    coalesce(area.area_code, known.la_number) as area_code,
    known.financial_year,
    known.setting_type,
    known.as_at_date,
    known.pupils,
    known.amount_gbp,
    cast(round(known.amount_gbp / nullif(known.pupils, 0), 2) as decimal(18, 2)) as gbp_per_pupil,
    known.is_latest
from known
left join area on area.la_number = known.la_number
