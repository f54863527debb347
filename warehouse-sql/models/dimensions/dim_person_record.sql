-- grain: one record of a person in one source, with the child it belongs to
with

sighting as (select * from person_sighting),

person as (select * from person_group),

token as (select * from person_token),

rule as (select * from ref_match_rule),

person_conflicts as (select * from person_conflict),

record as (
    select
        person_record_key,
        min(source_kind) as source_kind,
        count(token_upn) > 0 as has_upn,
        count(token_uln) > 0 as has_uln,
        count(token_nhs) > 0 as has_nhs_number
    from sighting
    group by person_record_key
),

-- A child's key is the lowest token of the best kind that nobody else holds; last of all the record itself.
token_of_person as (
    select distinct person.person_group, token.rule_no as key_order, rule.key_kind, token.token
    from token
    inner join person using (person_record_key)
    inner join rule on rule.rule_no = token.rule_no
    union all
    select person_group, 99, '5', person_record_key
    from person
),

own_token as (
    select key_order, key_kind, token, min(person_group) as person_group
    from token_of_person
    group by key_order, key_kind, token
    having count(*) = 1
),

ranked as (
    select
        person_group,
        md5(concat_ws('|', 'child', key_kind, token)) as child_key,
        row_number() over (partition by person_group order by key_order, token) as best_first
    from own_token
),

record_conflict as (
    select token.person_record_key, min(person_conflicts.conflict) as conflict
    from token
    inner join person_conflicts
        on person_conflicts.rule_no = token.rule_no
        and person_conflicts.token = token.token
    group by token.person_record_key
)

select
    person.person_record_key,
    record.source_kind,
    ranked.child_key,
    coalesce(rule.rule, 'only record') as match_rule,
    record_conflict.conflict as identity_conflict,
    record.has_upn,
    record.has_uln,
    record.has_nhs_number
from person
inner join record using (person_record_key)
inner join ranked
    on ranked.person_group = person.person_group
    and ranked.best_first = 1
left join rule on rule.rule_no = person.rule_no
left join record_conflict using (person_record_key)
