-- grain: one sighting of a person as one rule looks at it
with

sighting as (select * from person_sighting),

rule as (select * from ref_match_rule),

told as (
    select
        sighting.sighting_key,
        rule.rule_no,
        rule.rule_kind,
        case rule.token_column
            when 'token_upn' then sighting.token_upn
            when 'token_uln' then sighting.token_uln
            when 'token_nhs' then sighting.token_nhs
            when 'token_name_birth_postcode' then sighting.token_name_birth_postcode
            when 'token_name_birth' then sighting.token_name_birth
        end as token,
        sighting.person_record_key,
        sighting.source_kind,
        sighting.delivery_id,
        sighting.birth_month,
        sighting.token_name_birth
    from sighting
    cross join rule
)

select
    sighting_key,
    rule_no,
    rule_kind,
    token,
    person_record_key,
    source_kind,
    delivery_id,
    birth_month,
    token_name_birth
from told
where token is not null
