-- grain: one pack of one run given to one group for one meeting
with

sent as (select * from stg_platform__pack_sent),

area as (select * from dim_area)

select
    coalesce(area.area_code, sent.la_number) as area_code,
    sent.governance_group,
    sent.meeting_date,
    sent.run_id,
    sent.sent_date,
    sent.files,
    row_number() over (
        partition by sent.la_number, sent.governance_group, sent.meeting_date
        order by sent.sent_date desc, sent.run_id desc
    ) = 1 as is_latest
from sent
left join area on area.la_number = sent.la_number
