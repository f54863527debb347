-- grain: one involvement of one child under one status
with

extract as (select * from landing.social_care),

numbered as (
    select
        *,
        row_number() over (
            partition by area_code, involvement_id
            order by as_of desc, delivery_id desc, source_row desc
        ) as copy_no
    from extract
)

select
    -- keys
    md5(concat_ws('|', 'casework involvement', area_code, involvement_id)) as involvement_key,
    md5(concat_ws('|', 'social care person', area_code, person_id)) as person_record_key,
    area_code as la_number,
    -- as delivered
    involvement_id,
    status as involvement,
    start_date,
    end_date,
    team,
    -- who
    token_upn,
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
