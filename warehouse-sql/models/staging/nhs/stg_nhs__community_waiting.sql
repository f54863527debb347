-- grain: one band of one service of one organisation in one month of one release
with

delivered as (select * from landing_history.nhs_community_waiting),

current_delivery as (select distinct delivery_id from landing.nhs_community_waiting),

read as (
    select
        *,
        -- The title ends in the month that was counted.
        cast(strptime(regexp_extract(table_title, '([A-Z][a-z]+ [0-9]{4})$', 1), '%B %Y') as date) as month_start,
        case
            when table_title like 'Total waiting list%' then 'all'
            else replace(regexp_extract(table_title, '^Number waiting (.*) weeks', 1), 'over ', '>')
        end as band,
        upper(organisation_name) as organisation
    from delivered
    where regexp_matches(table_title, '[A-Z][a-z]+ [0-9]{4}$')
),

numbered as (
    select
        *,
        row_number() over (
            partition by delivery_id, month_start, organisation_type, organisation, service, band
            order by file_month desc, source_row desc
        ) as copy_no
    from read
)

select
    numbered.delivery_id,
    numbered.as_of as release_as_of,
    numbered.business_date,
    current_delivery.delivery_id is not null as is_current_delivery,
    numbered.month_start,
    numbered.organisation_type,
    numbered.organisation_code,
    numbered.organisation,
    replace(numbered.service, '(CYP) ', '') as service,
    numbered.band,
    numbered.value,
    numbered.value_status
from numbered
left join current_delivery on current_delivery.delivery_id = numbered.delivery_id
where numbered.copy_no = 1
