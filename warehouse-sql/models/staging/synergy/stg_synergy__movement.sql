-- grain: one movement of one pupil
with

extract as (select * from landing.movement),

-- What is delivered twice means its last row.
numbered as (
    select
        *,
        row_number() over (
            partition by area_code, movement_id
            order by as_of desc, delivery_id desc, source_row desc
        ) as copy_no
    from extract
)

select
    md5(concat_ws('|', 'movement', area_code, movement_id)) as movement_key,
    md5(concat_ws('|', 'pupil', area_code, pupil_id)) as person_record_key,
    area_code as la_number,
    movement_id,
    movement_type,
    from_urn,
    to_urn,
    movement_date,
    reason,
    delivery_id,
    source_row,
    as_of
from numbered
where copy_no = 1
