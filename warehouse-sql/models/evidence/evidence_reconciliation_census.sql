-- grain: one cause for which plans of a returned census do not count
with

returned as (select * from stg_liquidlogic__sen2_request),

record as (select * from dim_person_record),

census as (select * from fact_plan_census),

delivery as (select * from audit.delivery),

run as (select * from ref_run),

active as (
    select returned.collection_year as census_year, count(*) as plans
    from returned
    inner join record using (person_record_key)
    inner join run using (la_number)
    where returned.is_active
    group by all
),

counted_plan as (
    select census.census_year, count(*) as plans
    from census
    inner join run using (area_code)
    group by all
),

merged as (
    select
        active.census_year,
        'merged person' as cause,
        active.plans - counted_plan.plans as records
    from active
    inner join counted_plan using (census_year)
    where active.plans > counted_plan.plans
),

rejected as (
    select
        coalesce(try_cast(delivery.period as integer), year(delivery.as_of)) as census_year,
        'rejected row' as cause,
        sum(delivery.rows_rejected) as records
    from delivery
    inner join run on run.la_number = delivery.area_code
    where delivery.is_current and delivery.table_name = 'sen2_active_plan' and delivery.rows_rejected > 0
    group by all
)

select * from merged
union all
select * from rejected
