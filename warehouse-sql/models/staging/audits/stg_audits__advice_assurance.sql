-- grain: one assurance of one advice
with

extract as (select * from landing.advice_assurance),

numbered as (
    select
        *,
        row_number() over (
            partition by area_code, advice_id
            order by as_of desc, delivery_id desc, source_row desc
        ) as copy_no
    from extract
)

select
    -- keys
    md5(concat_ws('|', 'advice assurance', area_code, advice_id)) as assurance_key,
    md5(concat_ws('|', 'casework advice', area_code, advice_id)) as advice_key,
    area_code as la_number,
    -- as delivered
    advice_id,
    assured_date,
    rating,
    voice_evident,
    -- where it came from
    delivery_id,
    source_row,
    as_of
from numbered
where copy_no = 1
