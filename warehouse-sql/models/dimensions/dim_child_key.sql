-- grain: one key that one child has had or could have had
with

person as (select * from person_group),

token as (select * from person_token),

rule as (select * from ref_match_rule),

record as (select * from dim_person_record),

-- A child's key comes from one of its tokens. When records are merged, or a better token arrives, another takes its place.
possible as (
    select distinct
        md5(concat_ws('|', 'child', rule.key_kind, token.token)) as former_child_key,
        rule.rule,
        record.child_key
    from token
    inner join rule on rule.rule_no = token.rule_no
    inner join record using (person_record_key)
    union
    select md5(concat_ws('|', 'child', '5', person.person_record_key)), 'only record', record.child_key
    from person
    inner join record using (person_record_key)
),

-- A token that several children hold was the key of none.
own as (
    select former_child_key
    from possible
    group by former_child_key
    having count(distinct child_key) = 1
)

select
    possible.former_child_key,
    possible.child_key,
    possible.rule as key_from
from possible
inner join own using (former_child_key)
where possible.former_child_key <> possible.child_key
