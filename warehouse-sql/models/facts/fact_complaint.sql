-- grain: one complaint
with

complaint as (select * from stg_governance__complaint),

area as (select * from dim_area)

select
    complaint.complaint_key,
    coalesce(area.area_code, complaint.la_number) as area_code,
    complaint.service,
    complaint.theme,
    complaint.received_date,
    complaint.closed_date,
    complaint.upheld,
    complaint.upheld in ('yes', 'partly') as is_upheld,
    case when complaint.closed_date >= complaint.received_date
        then complaint.closed_date - complaint.received_date
    end as days_to_close
from complaint
left join area on area.la_number = complaint.la_number
