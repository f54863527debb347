-- grain: one mediation or one appeal
with

extract as (select * from landing.ehc_mediation_tribunal),

numbered as (
    select
        *,
        row_number() over (
            partition by area_code, case_id
            order by as_of desc, delivery_id desc, source_row desc
        ) as copy_no
    from extract
)

select
    -- keys
    md5(concat_ws('|', 'casework case', area_code, case_id)) as case_key,
    md5(concat_ws('|', 'casework person', area_code, person_id)) as person_record_key,
    case when request_id is not null then md5(concat_ws('|', 'casework request', area_code, request_id)) end as request_key,
    case when plan_id is not null then md5(concat_ws('|', 'casework plan', area_code, plan_id)) end as plan_key,
    area_code as la_number,
    -- as delivered
    case_id,
    stage,
    type as case_type,
    registered_date,
    outcome,
    outcome_date,
    -- where it came from
    delivery_id,
    source_row,
    as_of
from numbered
where copy_no = 1
