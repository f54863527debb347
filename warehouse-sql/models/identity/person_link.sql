-- grain: one link of one rule that one delivery shows on one record of a person
with

token as (select * from person_token),

conflict as (select distinct rule_no, token from person_conflict)

-- A number in conflict links only records that agree on name and birth date as well.
select distinct
    token.rule_no,
    token.rule_kind,
    case
        when conflict.token is null then token.token
        else concat_ws(
            '|', token.token, token.birth_month, coalesce(token.token_name_birth, token.person_record_key)
        )
    end as link,
    token.person_record_key,
    token.delivery_id
from token
left join conflict
    on conflict.rule_no = token.rule_no
    and conflict.token = token.token
