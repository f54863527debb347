-- grain: one page of the local offer in one round of checks
with

checked as (select * from stg_audits__local_offer_qa),

area as (select * from dim_area),

round as (
    select
        la_number,
        round,
        min(checked_date) as round_start_date,
        max(checked_date) as round_end_date
    from checked
    group by la_number, round
)

select
    checked.check_key,
    coalesce(area.area_code, checked.la_number) as area_code,
    checked.round,
    round.round_start_date,
    round.round_end_date,
    checked.page_id,
    checked.owner_service,
    checked.checked_date,
    checked.is_current
from checked
inner join round
    on round.la_number = checked.la_number
    and round.round = checked.round
left join area on area.la_number = checked.la_number
