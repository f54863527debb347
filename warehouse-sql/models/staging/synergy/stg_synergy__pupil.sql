-- grain: one enrolment of one pupil in the newest extract
with

extract as (select * from landing.pupil),

-- What is delivered twice means its last row.
numbered as (
    select
        *,
        row_number() over (
            partition by area_code, pupil_id, urn, entry_date
            order by as_of desc, delivery_id desc, source_row desc
        ) as copy_no
    from extract
)

select
    md5(concat_ws('|', 'enrolment', area_code, pupil_id, urn, entry_date)) as enrolment_key,
    md5(concat_ws('|', 'pupil', area_code, pupil_id)) as person_record_key,
    area_code as la_number,
    token_upn,
    token_uln,
    token_name_birth_postcode,
    token_name_birth,
    birth_month,
    sex,
    ethnicity as ethnicity_code,
    lsoa21_code,
    urn,
    enrolment_status,
    entry_date,
    age_at_entry_date,
    leaving_date,
    ncy,
    sen_provision,
    sen_need_primary,
    sen_need_secondary,
    fsm,
    pupil_premium,
    disability,
    young_carer,
    part_time_timetable,
    delivery_id,
    source_row,
    as_of
from numbered
where copy_no = 1
