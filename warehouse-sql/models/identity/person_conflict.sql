-- grain: one reason why one number cannot be trusted
with

number as (select * from person_token where rule_kind = 'number'),

-- Two differently named people under one number in one delivery.
crowded as (
    select rule_no, token
    from number
    group by rule_no, token, delivery_id
    having count(distinct person_record_key) > 1 and count(distinct token_name_birth) > 1
),

-- The numbers of one kind that stand beside each name.
name_number as (
    select distinct rule_no, token_name_birth, token
    from number
    where token_name_birth is not null
),

name_of_several as (
    select rule_no, token_name_birth
    from name_number
    group by rule_no, token_name_birth
    having count(*) > 1
),

-- Several names under the number, one of which holds another number too: it may stand on somebody else's record.
strayed as (
    select name_number.rule_no, name_number.token
    from name_number
    left join name_of_several
        on name_of_several.rule_no = name_number.rule_no
        and name_of_several.token_name_birth = name_number.token_name_birth
    group by name_number.rule_no, name_number.token
    having count(*) > 1 and count(name_of_several.token_name_birth) > 0
)

select rule_no, token, 'one number, two months of birth' as conflict
from number
group by rule_no, token
having count(distinct birth_month) > 1
union
select rule_no, token, 'one number, two people in one delivery'
from crowded
union
select rule_no, token, 'one number, and a name that holds another'
from strayed
