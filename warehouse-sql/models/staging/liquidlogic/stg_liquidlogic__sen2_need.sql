-- grain: the needs of one active plan of one SEN2 return
with

need as (select * from landing.sen2_sen_need),

ranked as (
    select
        *,
        row_number() over (
            partition by delivery_id, person_ref, request_no
            order by sen_type_rank nulls last, sen_type, source_row
        ) as need_no
    from need
)

select
    delivery_id,
    person_ref,
    request_no,
    max(case when need_no = 1 then sen_type end) as primary_need,
    max(case when need_no = 2 then sen_type end) as secondary_need
from ranked
group by delivery_id, person_ref, request_no
