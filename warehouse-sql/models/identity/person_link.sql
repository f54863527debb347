-- grain: one link of one rule that one delivery shows on one record of a person
with

token as (select * from person_token),

rule as (select * from ref_match_rule),

source_kind as (select * from ref_source_kind),

conflict as (select distinct rule_no, token from person_conflict),

placed as (
    select
        token.*,
        rule.needs_one_population,
        source_kind.population
    from token
    inner join rule on rule.rule_no = token.rule_no
    left join source_kind on source_kind.source_kind = token.source_kind
)

select distinct
    placed.rule_no,
    placed.rule_kind,
    case
        -- A number in conflict links only records that agree on name and birth date as well.
        when conflict.token is not null then concat_ws(
            '|', placed.token, placed.birth_month, coalesce(placed.token_name_birth, placed.person_record_key)
        )
        when placed.needs_one_population then concat_ws('|', placed.token, placed.population)
        else placed.token
    end as link,
    placed.person_record_key,
    placed.delivery_id
from placed
left join conflict
    on conflict.rule_no = placed.rule_no
    and conflict.token = placed.token
where not placed.needs_one_population or placed.population is not null
