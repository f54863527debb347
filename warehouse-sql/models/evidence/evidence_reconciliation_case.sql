-- grain: one case, and one published column in which it counts now or counted when the year was returned
with

told as (select * from stg_liquidlogic__ehc_request_then),

column_of as (select * from ref_reconciliation_return),

run as (select * from ref_run),

here as (
    select told.*
    from told
    inner join run using (la_number)
),

counted as (
    select
        here.told,
        here.counted_year,
        here.request_key,
        column_of.dataset,
        column_of.measure,
        year(case when column_of.counts_by = 'received' then here.received_date else here.plan_issued_date end) as event_year
    from here
    cross join column_of
    where not here.is_plan_without_request
        and case column_of.counts_by
            when 'received' then here.received_date is not null
            else here.plan_issued_date is not null
                and not here.any_mediation_or_tribunal
                and (not contains(column_of.counts_by, 'without exception') or not here.exception_applies)
                and (
                    not contains(column_of.counts_by, 'in time')
                    or coalesce(here.plan_issued_date - here.received_date between 0 and 140, false)
                )
        end
),

now_counted as (select dataset, measure, event_year, request_key from counted where told = 'now'),

then_counted as (
    select dataset, measure, event_year, request_key
    from counted
    where told = 'then' and event_year = counted_year
),

known_now as (select distinct request_key from here where told = 'now'),

known_then as (select distinct counted_year as event_year, request_key from here where told = 'then'),

-- Only years that something had landed for when they were returned: of others nobody can say what was known then.
year_known as (select distinct event_year from known_then),

either as (
    select * from now_counted
    union
    select * from then_counted
)

select
    either.dataset,
    either.measure,
    cast(either.event_year as varchar) as time_period,
    either.request_key,
    now_counted.request_key is not null as counts_now,
    then_counted.request_key is not null as counted_then,
    known_now.request_key is not null as is_known_now,
    known_then.request_key is not null as was_known_then
from either
inner join year_known using (event_year)
left join now_counted using (dataset, measure, event_year, request_key)
left join then_counted using (dataset, measure, event_year, request_key)
left join known_now using (request_key)
left join known_then using (event_year, request_key)
