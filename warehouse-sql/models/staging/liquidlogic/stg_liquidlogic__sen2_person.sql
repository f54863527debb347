-- grain: one person of one SEN2 return
with

person as (select * from landing.sen2_person),

numbered as (
    select
        *,
        row_number() over (partition by delivery_id, person_ref order by source_row) as copy_no
    from person
)

select
    delivery_id,
    person_ref,
    md5(concat_ws('|', 'returned person', person_ref)) as person_record_key,
    area_code as la_number,
    try_cast(period as integer) as collection_year,
    as_of as reference_date,
    token_upn,
    token_uln,
    token_name_birth_postcode,
    token_name_birth,
    birth_month,
    sex,
    ethnicity as ethnicity_code,
    lsoa21_code,
    upn_unknown_reason,
    source_row
from numbered
where copy_no = 1
