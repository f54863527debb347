-- grain: one published number of this area, of a year that we count too
with

cell as (select * from evidence_reconciliation_cell),

part as (select * from reconciliation_part),

explained as (
    select
        dataset,
        time_period,
        breakdown_topic,
        breakdown,
        measure,
        sum(amount) as explained,
        string_agg(title || ' (' || records || ')', '; ' order by order_no) as causes,
        string_agg(distinct what_to_do, ' ' order by what_to_do) as what_to_do
    from part
    group by all
),

judged as (
    select
        cell.*,
        case when cell.difference is not null then coalesce(explained.explained, 0) end as explained,
        cell.difference - coalesce(explained.explained, 0) as not_explained,
        explained.causes,
        explained.what_to_do as of_causes,
        case
            when cell.published_value is null then 'no published number'
            when cell.our_value is null then 'no number of ours'
            when cell.our_census_date not between cell.period_start and cell.period_end then 'counted on another day'
            when cell.difference = 0 then 'equal'
            when not_explained = 0 then 'explained'
            when explained.causes is not null then 'partly explained'
            else 'not explained'
        end as verdict
    from cell
    left join explained using (dataset, time_period, breakdown_topic, breakdown, measure)
)

select
    dataset,
    time_period,
    period_type,
    period_start,
    period_end,
    breakdown_topic,
    breakdown,
    measure,
    release_as_of,
    release_label,
    our_value,
    published_value,
    published_status,
    first_release_as_of,
    first_value,
    our_census_date,
    difference,
    cast(explained as decimal(18, 4)) as explained,
    cast(not_explained as decimal(18, 4)) as not_explained,
    verdict,
    causes,
    case verdict
        when 'explained' then of_causes
        when 'partly explained' then
            of_causes || ' Then hold the return as it was sent against our rows of the year: part of the difference is not explained.'
        when 'not explained' then
            'Hold the return as it was sent against our rows of the year, and ask DfE''s statistics team which rows they counted.'
        when 'counted on another day' then 'Deliver the return of the census that DfE counted.'
        when 'no number of ours' then 'Look up in marts.run and audit.delivery what is missing.'
    end as what_to_do
from judged
