-- grain: one result of one child in one academic year
with

-- A delivery of summer and autumn results belongs to the academic year of its date, as its scope does.
extract as (
    select
        *,
        case
            when month(as_of) >= 9 then year(as_of) || '/' || right(cast(year(as_of) + 1 as varchar), 2)
            else (year(as_of) - 1) || '/' || right(cast(year(as_of) as varchar), 2)
        end as academic_year
    from landing.attainment
),

-- What is delivered twice means its last row.
numbered as (
    select
        *,
        row_number() over (
            partition by area_code, pupil_id, stage, measure, academic_year
            order by as_of desc, delivery_id desc, source_row desc
        ) as copy_no
    from extract
)

select
    md5(concat_ws('|', 'attainment', area_code, pupil_id, stage, measure, academic_year)) as attainment_key,
    md5(concat_ws('|', 'pupil', area_code, pupil_id)) as person_record_key,
    area_code as la_number,
    urn,
    academic_year,
    stage,
    measure,
    value,
    delivery_id,
    source_row,
    as_of
from numbered
where copy_no = 1
