-- grain: one counted cause of one difference
with

cell as (select * from evidence_reconciliation_cell where difference <> 0),

counted_case as (select * from evidence_reconciliation_case),

returned as (select * from stg_liquidlogic__sen2_request),

record as (select * from dim_person_record),

census as (select * from fact_plan_census),

delivery as (select * from audit.delivery),

run as (select * from ref_run),

cause as (select * from ref_reconciliation_cause),

revised as (
    select
        dataset,
        time_period,
        breakdown_topic,
        breakdown,
        measure,
        'revised release' as cause,
        1 as records,
        first_value - published_value as amount
    from cell
    where first_value <> published_value
),

-- Cases are known one by one for the top line alone.
of_case as (
    select
        dataset,
        time_period,
        'all' as breakdown_topic,
        'all' as breakdown,
        measure,
        case
            when counts_now and was_known_then then 'corrected into'
            when counts_now then 'late record'
            when is_known_now then 'corrected out of'
            else 'removed record'
        end as cause,
        case when counts_now then 1 else -1 end as sign
    from counted_case
    where counts_now <> counted_then
),

changed_case as (
    select dataset, time_period, breakdown_topic, breakdown, measure, cause, count(*) as records, sum(sign) as amount
    from of_case
    group by all
),

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
),

-- A plan told twice, or refused at the door, is one plan fewer in the count of all plans.
of_census as (
    select
        'caseload' as dataset,
        (census_year - 1) || right(cast(census_year as varchar), 2) as time_period,
        'all' as breakdown_topic,
        'all' as breakdown,
        'ehcplans' as measure,
        cause,
        records,
        -records as amount
    from (
        select * from merged
        union all
        select * from rejected
    )
),

part as (
    select * from revised
    union all
    select * from changed_case
    union all
    select * from of_census
)

select
    part.dataset,
    part.time_period,
    part.breakdown_topic,
    part.breakdown,
    part.measure,
    cause.order_no,
    part.cause,
    cause.title,
    cast(part.records as bigint) as records,
    cast(part.amount as decimal(18, 4)) as amount,
    cause.what_to_do
from part
inner join cause using (cause)
semi join cell using (dataset, time_period, breakdown_topic, breakdown, measure)
