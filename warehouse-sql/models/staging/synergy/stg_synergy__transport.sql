-- grain: one arrangement for one child
with

extract as (select * from landing.transport),

-- What is delivered twice means its last row.
numbered as (
    select
        *,
        row_number() over (
            partition by area_code, pupil_id, coalesce(urn, '-'), mode, start_date
            order by as_of desc, delivery_id desc, source_row desc
        ) as copy_no
    from extract
)

select
    md5(concat_ws('|', 'transport', area_code, pupil_id, coalesce(urn, '-'), mode, start_date)) as transport_key,
    md5(concat_ws('|', 'pupil', area_code, pupil_id)) as person_record_key,
    area_code as la_number,
    urn,
    mode,
    start_date,
    end_date,
    independent_travel_trained_date,
    delivery_id,
    source_row,
    as_of
from numbered
where copy_no = 1
