-- grain: one pack of one run given to one group for one meeting
with

sent as (select * from landing.platform_pack_sent),

numbered as (
    select
        *,
        row_number() over (
            partition by area_code, group_code, meeting_date, run_id
            order by as_of desc, business_date desc, delivery_id desc, source_row desc
        ) as copy_no
    from sent
)

select
    area_code as la_number,
    group_code as governance_group,
    meeting_date,
    run_id,
    sent_date,
    files,
    delivery_id
from numbered
where copy_no = 1
