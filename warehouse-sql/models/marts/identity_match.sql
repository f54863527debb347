-- grain: one rule of matching, or none, in one kind of source
with

record as (select * from dim_person_record),

rule as (
    select rule_no, rule from ref_match_rule
    union all
    select 99, 'only record'
),

kind as (
    select source_kind, count(*) as records
    from record
    group by source_kind
),

child as (
    select child_key, count(distinct source_kind) as kinds
    from record
    group by child_key
),

counted as (
    select
        record.source_kind,
        record.match_rule,
        count(*) as records,
        count(distinct record.child_key) as children,
        count(*) filter (where child.kinds > 1) as records_in_other_sources,
        count(*) filter (where record.identity_conflict is not null) as records_in_conflict,
        count(*) filter (where record.has_upn) as records_with_upn,
        count(*) filter (where record.has_uln) as records_with_uln,
        count(*) filter (where record.has_nhs_number) as records_with_nhs_number
    from record
    inner join child using (child_key)
    group by record.source_kind, record.match_rule
)

select
    kind.source_kind,
    rule.rule as match_rule,
    rule.rule_no as rule_order,
    coalesce(counted.records, 0) as records,
    kind.records as records_of_source,
    half_up_percent(coalesce(counted.records, 0), kind.records) as records_pct,
    coalesce(counted.children, 0) as children,
    coalesce(counted.records_in_other_sources, 0) as records_in_other_sources,
    coalesce(counted.records_in_conflict, 0) as records_in_conflict,
    coalesce(counted.records_with_upn, 0) as records_with_upn,
    coalesce(counted.records_with_uln, 0) as records_with_uln,
    coalesce(counted.records_with_nhs_number, 0) as records_with_nhs_number
from kind
cross join rule
left join counted
    on counted.source_kind = kind.source_kind
    and counted.match_rule = rule.rule
