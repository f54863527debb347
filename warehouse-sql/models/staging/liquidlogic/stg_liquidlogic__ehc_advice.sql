-- grain: one advice request to one agency
with

extract as (select * from landing.ehc_advice),

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
    md5(concat_ws('|', 'casework advice', area_code, advice_id)) as advice_key,
    md5(concat_ws('|', 'casework request', area_code, request_id)) as request_key,
    md5(concat_ws('|', 'casework person', area_code, person_id)) as person_record_key,
    area_code as la_number,
    advice_id,
    request_id,
    agency_code,
    advice_type,
    status,
    coalesce(statutory_exception, false) as statutory_exception,
    requested_date,
    due_date as due_date_in_casework,
    allocated_date,
    received_date,
    late_reason,
    delivery_id,
    source_row,
    as_of
from numbered
where copy_no = 1
