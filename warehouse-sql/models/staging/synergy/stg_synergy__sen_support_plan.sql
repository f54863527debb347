-- grain: one SEN support plan of one child as of one date
with

extract as (select * from landing.sen_support_plan),

-- What is delivered twice means its last row.
numbered as (
    select
        *,
        row_number() over (
            partition by area_code, pupil_id, plan_date
            order by as_of desc, delivery_id desc, source_row desc
        ) as copy_no
    from extract
)

select
    md5(concat_ws('|', 'support plan', area_code, pupil_id, plan_date)) as support_plan_key,
    md5(concat_ws('|', 'pupil', area_code, pupil_id)) as person_record_key,
    area_code as la_number,
    urn,
    plan_date,
    assured_rating,
    needs_assessed,
    next_review_date,
    delivery_id,
    source_row,
    as_of
from numbered
where copy_no = 1
