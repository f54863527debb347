-- grain: one suspension, lunchtime suspension or permanent exclusion
with

extract as (select * from landing.suspension),

-- What is delivered twice means its last row.
numbered as (
    select
        *,
        row_number() over (
            partition by area_code, pupil_id, urn, category, start_date
            order by as_of desc, delivery_id desc, source_row desc
        ) as copy_no
    from extract
)

select
    md5(concat_ws('|', 'suspension', area_code, pupil_id, urn, category, start_date)) as suspension_key,
    md5(concat_ws('|', 'pupil', area_code, pupil_id)) as person_record_key,
    area_code as la_number,
    urn,
    category,
    start_date,
    sessions,
    reason_1,
    reason_2,
    reason_3,
    reinstated_date,
    delivery_id,
    source_row,
    as_of
from numbered
where copy_no = 1
