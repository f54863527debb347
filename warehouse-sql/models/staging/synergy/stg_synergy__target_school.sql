-- grain: one school in one cohort of target schools
with

extract as (select * from landing.target_school),

-- What is delivered twice means its last row.
numbered as (
    select
        *,
        row_number() over (
            partition by area_code, urn, cohort
            order by as_of desc, delivery_id desc, source_row desc
        ) as copy_no
    from extract
)

select
    md5(concat_ws('|', 'target school', area_code, urn, cohort)) as target_school_key,
    area_code as la_number,
    urn,
    cohort,
    from_date,
    to_date,
    delivery_id,
    source_row,
    as_of
from numbered
where copy_no = 1
