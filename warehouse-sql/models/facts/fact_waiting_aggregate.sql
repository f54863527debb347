-- grain: one delivered count of children waiting, by pathway, kind of wait, band and month end
with

aggregate as (select * from stg_health__waiting_aggregate),

waiting as (select * from fact_waiting_month),

area as (select * from dim_area),

placed as (
    select
        aggregate.*,
        coalesce(area.area_code, aggregate.la_number) as area_code
    from aggregate
    left join area on area.la_number = aggregate.la_number
),

person_level as (
    select distinct area_code, provider, pathway, wait_kind, month_end
    from waiting
)

select
    placed.waiting_aggregate_key,
    placed.area_code,
    placed.provider,
    placed.pathway,
    placed.wait_kind,
    placed.month_end,
    placed.wait_band,
    placed.waiting,
    placed.longest_weeks,
    true as is_aggregate,
    -- Both kinds of delivery of the same waits: the referrals speak, the counts must not be added.
    person_level.pathway is not null as is_person_level_too
from placed
left join person_level
    on person_level.area_code = placed.area_code
    and person_level.provider is not distinct from placed.provider
    and person_level.pathway = placed.pathway
    and person_level.wait_kind = placed.wait_kind
    and person_level.month_end = placed.month_end
