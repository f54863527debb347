-- grain: one activity of one young person
with

extract as (select * from landing.post16_destination),

-- What is delivered twice means its last row.
numbered as (
    select
        *,
        row_number() over (
            partition by area_code, pupil_id, activity, start_date
            order by as_of desc, delivery_id desc, source_row desc
        ) as copy_no
    from extract
)

select
    md5(concat_ws('|', 'destination', area_code, pupil_id, activity, start_date)) as destination_key,
    md5(concat_ws('|', 'pupil', area_code, pupil_id)) as person_record_key,
    area_code as la_number,
    activity,
    start_date,
    end_date,
    academic_age,
    delivery_id,
    source_row,
    as_of
from numbered
where copy_no = 1
