-- grain: one record of a person in one source, with the child it belongs to
with recursive

casework as (select * from stg_liquidlogic__ehc_request),

advice as (select * from stg_liquidlogic__ehc_advice),

review as (select * from stg_liquidlogic__ehc_annual_review),

returned as (select * from stg_liquidlogic__sen2_person),

-- Every time a source shows a record, with the tokens it shows. A delivery is a side: within it each person is one record.
sighting as (
    select person_record_key, 'casework' as source_kind, delivery_id, birth_month,
        token_upn, token_uln, token_name_birth_postcode, token_name_birth
    from casework
    union
    select person_record_key, 'casework', delivery_id, null, null, null, null, null
    from advice
    union
    select person_record_key, 'casework', delivery_id, null, null, null, null, null
    from review
    union
    select person_record_key, 'return', delivery_id, birth_month,
        token_upn, token_uln, token_name_birth_postcode, token_name_birth
    from returned
),

record as (
    select
        person_record_key,
        min(source_kind) as source_kind,
        min(birth_month) as birth_month
    from sighting
    group by person_record_key
),

-- Rules 1 and 2: UPN, then ULN.
number_sighting as (
    select 1 as rule_no, token_upn as token, delivery_id, person_record_key, birth_month, token_name_birth
    from sighting
    where token_upn is not null
    union
    select 2, token_uln, delivery_id, person_record_key, birth_month, token_name_birth
    from sighting
    where token_uln is not null
),

-- One number, two months of birth, or two differently named people under it in one delivery: somebody is wrong.
number_in_delivery as (
    select rule_no, token
    from number_sighting
    group by rule_no, token, delivery_id
    having count(distinct person_record_key) > 1 and count(distinct token_name_birth) > 1
),

number_conflict as (
    select rule_no, token, 'one number, two months of birth' as conflict
    from number_sighting
    group by rule_no, token
    having count(distinct birth_month) > 1
    union
    select rule_no, token, 'one number, two people in one delivery'
    from number_in_delivery
),

-- A number in conflict links only records that agree on name and birth date as well.
number_link as (
    select distinct
        number_sighting.rule_no,
        case
            when number_conflict.token is null then concat_ws('|', number_sighting.rule_no, number_sighting.token)
            else concat_ws(
                '|', number_sighting.rule_no, number_sighting.token, number_sighting.birth_month,
                coalesce(number_sighting.token_name_birth, number_sighting.person_record_key)
            )
        end as link,
        number_sighting.person_record_key
    from number_sighting
    left join (select distinct rule_no, token from number_conflict) as number_conflict
        on number_conflict.rule_no = number_sighting.rule_no
        and number_conflict.token = number_sighting.token
),

number_hub as (
    select link, min(person_record_key) as hub, count(*) as records
    from number_link
    group by link
),

number_edge as (
    select number_link.person_record_key as one, number_hub.hub as other
    from number_link
    inner join number_hub using (link)
    where number_link.person_record_key <> number_hub.hub
    union
    select number_hub.hub, number_link.person_record_key
    from number_link
    inner join number_hub using (link)
    where number_link.person_record_key <> number_hub.hub
),

-- The lowest key of a component reaches all of it; higher ones are dropped on the way.
number_reach as (
    select person_record_key, person_record_key as label
    from record
    union
    select number_edge.other, number_reach.label
    from number_reach
    inner join number_edge on number_edge.one = number_reach.person_record_key
    where number_reach.label < number_edge.other
),

numbered as (
    select person_record_key, min(label) as number_group
    from number_reach
    group by person_record_key
),

-- Rule 3: name, birth date and postcode sector.
postcode_sighting as (
    select distinct sighting.token_name_birth_postcode as token, sighting.delivery_id, numbered.number_group
    from sighting
    inner join numbered using (person_record_key)
    where sighting.token_name_birth_postcode is not null
),

-- Not where a delivery shows two people under it: namesakes stay apart.
postcode_namesake as (
    select distinct token
    from postcode_sighting
    group by token, delivery_id
    having count(distinct number_group) > 1
),

postcode_link as (
    select distinct postcode_sighting.token as link, postcode_sighting.number_group
    from postcode_sighting
    left join postcode_namesake on postcode_namesake.token = postcode_sighting.token
    where postcode_namesake.token is null
),

postcode_hub as (
    select link, min(number_group) as hub
    from postcode_link
    group by link
),

postcode_edge as (
    select postcode_link.number_group as one, postcode_hub.hub as other
    from postcode_link
    inner join postcode_hub using (link)
    where postcode_link.number_group <> postcode_hub.hub
    union
    select postcode_hub.hub, postcode_link.number_group
    from postcode_link
    inner join postcode_hub using (link)
    where postcode_link.number_group <> postcode_hub.hub
),

postcode_reach as (
    select distinct number_group, number_group as label
    from numbered
    union
    select postcode_edge.other, postcode_reach.label
    from postcode_reach
    inner join postcode_edge on postcode_edge.one = postcode_reach.number_group
    where postcode_reach.label < postcode_edge.other
),

postcode_candidate as (
    select number_group, min(label) as postcode_group
    from postcode_reach
    group by number_group
),

-- Which numbers each group of records holds: two groups with a UPN each are two people, whatever their names.
number_holder as (
    select distinct numbered.number_group, number_sighting.rule_no
    from number_sighting
    inner join numbered using (person_record_key)
),

postcode_conflict as (
    select distinct postcode_candidate.postcode_group
    from postcode_candidate
    inner join number_holder using (number_group)
    group by postcode_candidate.postcode_group, number_holder.rule_no
    having count(distinct postcode_candidate.number_group) > 1
),

postcoded as (
    select
        postcode_candidate.number_group,
        case
            when postcode_conflict.postcode_group is null then postcode_candidate.postcode_group
            else postcode_candidate.number_group
        end as postcode_group
    from postcode_candidate
    left join postcode_conflict on postcode_conflict.postcode_group = postcode_candidate.postcode_group
),

-- Rule 4: name and birth date.
name_sighting as (
    select distinct sighting.token_name_birth as token, sighting.delivery_id, postcoded.postcode_group
    from sighting
    inner join numbered using (person_record_key)
    inner join postcoded using (number_group)
    where sighting.token_name_birth is not null
),

name_namesake as (
    select distinct token
    from name_sighting
    group by token, delivery_id
    having count(distinct postcode_group) > 1
),

name_link as (
    select distinct name_sighting.token as link, name_sighting.postcode_group
    from name_sighting
    left join name_namesake on name_namesake.token = name_sighting.token
    where name_namesake.token is null
),

name_hub as (
    select link, min(postcode_group) as hub
    from name_link
    group by link
),

name_edge as (
    select name_link.postcode_group as one, name_hub.hub as other
    from name_link
    inner join name_hub using (link)
    where name_link.postcode_group <> name_hub.hub
    union
    select name_hub.hub, name_link.postcode_group
    from name_link
    inner join name_hub using (link)
    where name_link.postcode_group <> name_hub.hub
),

name_reach as (
    select distinct postcode_group, postcode_group as label
    from postcoded
    union
    select name_edge.other, name_reach.label
    from name_reach
    inner join name_edge on name_edge.one = name_reach.postcode_group
    where name_reach.label < name_edge.other
),

name_candidate as (
    select postcode_group, min(label) as name_group
    from name_reach
    group by postcode_group
),

postcode_holder as (
    select distinct postcoded.postcode_group, number_holder.rule_no
    from number_holder
    inner join postcoded using (number_group)
),

name_conflict as (
    select distinct name_candidate.name_group
    from name_candidate
    inner join postcode_holder using (postcode_group)
    group by name_candidate.name_group, postcode_holder.rule_no
    having count(distinct name_candidate.postcode_group) > 1
),

person as (
    select
        numbered.person_record_key,
        numbered.number_group,
        postcoded.postcode_group,
        case
            when name_conflict.name_group is null then name_candidate.name_group
            else name_candidate.postcode_group
        end as person_group
    from numbered
    inner join postcoded using (number_group)
    inner join name_candidate using (postcode_group)
    left join name_conflict on name_conflict.name_group = name_candidate.name_group
),

-- A child's key is the lowest token of the best kind that nobody else holds.
token_of_person as (
    select person.person_group, 1 as kind, sighting.token_upn as token
    from sighting
    inner join person using (person_record_key)
    union
    select person.person_group, 2, sighting.token_uln
    from sighting
    inner join person using (person_record_key)
    union
    select person.person_group, 3, sighting.token_name_birth_postcode
    from sighting
    inner join person using (person_record_key)
    union
    select person.person_group, 4, sighting.token_name_birth
    from sighting
    inner join person using (person_record_key)
    union
    select person.person_group, 5, person.person_record_key
    from person
),

own_token as (
    select kind, token, min(person_group) as person_group
    from token_of_person
    where token is not null
    group by kind, token
    having count(distinct person_group) = 1
),

child as (
    select person_group, md5(concat_ws('|', 'child', min(concat_ws('|', kind, token)))) as child_key
    from own_token
    group by person_group
),

-- How a record came to its child: the strongest rule that links it to another record.
number_rule as (
    select number_link.person_record_key, min(number_link.rule_no) as rule_no
    from number_link
    inner join number_hub using (link)
    where number_hub.records > 1
    group by number_link.person_record_key
),

postcode_size as (
    select postcode_group, count(*) as groups
    from postcoded
    group by postcode_group
),

name_size as (
    select person_group, count(distinct postcode_group) as groups
    from person
    group by person_group
),

record_conflict as (
    select number_sighting.person_record_key, min(number_conflict.conflict) as conflict
    from number_sighting
    inner join number_conflict
        on number_conflict.rule_no = number_sighting.rule_no
        and number_conflict.token = number_sighting.token
    group by number_sighting.person_record_key
)

select
    person.person_record_key,
    record.source_kind,
    child.child_key,
    case
        when number_rule.rule_no = 1 then 'UPN'
        when number_rule.rule_no = 2 then 'ULN'
        when postcode_size.groups > 1 then 'name, birth date and postcode sector'
        when name_size.groups > 1 then 'name and birth date'
        else 'only record'
    end as match_rule,
    record_conflict.conflict as identity_conflict
from person
inner join record using (person_record_key)
inner join child using (person_group)
inner join postcode_size using (postcode_group)
inner join name_size using (person_group)
left join number_rule using (person_record_key)
left join record_conflict using (person_record_key)
