-- grain: one counted cause of one difference
with

cell as (select * from evidence_reconciliation_cell where difference <> 0),

counted_case as (select * from evidence_reconciliation_case),

census_plan as (select * from evidence_reconciliation_census),

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
    from census_plan
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
