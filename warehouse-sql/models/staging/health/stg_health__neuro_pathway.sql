-- grain: one referral to one pathway at one provider
with

extract as (select * from landing.neuro_pathway),

numbered as (
    select
        *,
        row_number() over (
            partition by area_code, provider, referral_id
            order by as_of desc, delivery_id desc, source_row desc
        ) as copy_no
    from extract
)

select
    -- keys
    md5(concat_ws('|', 'health referral', 'neuro_pathway', area_code, provider, referral_id)) as referral_key,
    md5(concat_ws(
        '|', 'health person', area_code, provider,
        case
            when token_nhs is not null
                then concat_ws('|', token_nhs, coalesce(cast(birth_month as varchar), ''), coalesce(token_name_birth, ''))
            else concat_ws('|', 'neuro_pathway', referral_id)
        end
    )) as person_record_key,
    area_code as la_number,
    -- as delivered
    referral_id,
    provider,
    pathway,
    referral_date,
    age_at_referral_date,
    triage_date,
    triage_outcome,
    agreed_by_date,
    initial_assessment_date,
    diagnostic_assessment_date,
    closed_date,
    closed_reason,
    coalesce(priority_flag, false) as is_priority,
    priority_reason,
    support_while_waiting_date,
    -- who
    token_nhs,
    token_name_birth_postcode,
    token_name_birth,
    birth_month,
    lsoa21_code,
    -- where it came from
    delivery_id,
    source_row,
    as_of
from numbered
where copy_no = 1
