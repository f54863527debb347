-- grain: one band of one service of one organisation in one month
with

published as (select * from stg_nhs__community_waiting),

-- A later release speaks for the months it prints; of two deliveries of one day the current one, then the last.
newest as (
    select
        *,
        row_number() over (
            partition by month_start, organisation_type, organisation, service, band
            order by release_as_of desc, is_current_delivery desc, business_date desc, delivery_id desc
        ) as newest_first
    from published
)

select
    md5(concat_ws('|', month_start, organisation_type, organisation, service, band)) as benchmark_waiting_key,
    cast(month_start + interval '1' month - interval '1' day as date) as month_end,
    release_as_of,
    organisation_type,
    organisation_code,
    organisation,
    service,
    case service
        when 'Therapy interventions: Speech and language' then 'speech and language'
        when 'Therapy interventions: Occupational therapy' then 'occupational therapy'
        when 'Therapy interventions: Physiotherapy' then 'physiotherapy'
    end as pathway,
    band,
    value,
    value_status
from newest
where newest_first = 1
