-- grain: one referral to one therapy service at one provider
with

extract as (select * from landing.therapy_wait),

numbered as (
    select
        *,
        row_number() over (
            partition by area_code, coalesce(provider, delivered_by), referral_id
            order by as_of desc, delivery_id desc, source_row desc
        ) as copy_no
    from extract
)

select
    -- keys
    md5(concat_ws('|', 'health referral', 'therapy_wait', area_code, coalesce(provider, delivered_by), referral_id)) as referral_key,
    md5(concat_ws(
        '|', 'health person', area_code, coalesce(provider, delivered_by),
        case
            when token_nhs is not null
                then concat_ws('|', token_nhs, coalesce(cast(birth_month as varchar), ''), coalesce(token_name_birth, ''))
            else concat_ws('|', 'therapy_wait', referral_id)
        end
    )) as person_record_key,
    area_code as la_number,
    -- as delivered
    referral_id,
    coalesce(provider, delivered_by) as provider,
    service as pathway,
    referral_date,
    age_at_referral_date,
    first_appointment_date,
    closed_date,
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
