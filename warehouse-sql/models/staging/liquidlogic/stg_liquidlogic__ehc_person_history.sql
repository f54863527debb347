-- grain: one person as one casework extract saw them
with

extract as (select * from landing_history.ehc_request),

-- Of several extracts of one day, the one known last speaks; a person's newest request carries their details.
details as (
    select
        *,
        row_number() over (
            partition by area_code, as_of, person_id
            order by business_date desc, delivery_id desc, received_date desc nulls last, request_id desc, source_row desc
        ) as newest_first
    from extract
),

-- A new request has no need yet; the newest recorded one stands.
needs as (
    select
        *,
        row_number() over (
            partition by area_code, as_of, person_id
            order by business_date desc, delivery_id desc, received_date desc nulls last, request_id desc, source_row desc
        ) as newest_first
    from extract
    where primary_need is not null
)

select
    md5(concat_ws('|', 'casework person', details.area_code, details.person_id)) as person_record_key,
    details.as_of,
    details.area_code as la_number,
    details.birth_month,
    details.sex,
    details.ethnicity as ethnicity_code,
    details.lsoa21_code,
    needs.primary_need,
    needs.secondary_need,
    details.delivery_id
from details
left join needs
    on needs.area_code = details.area_code
    and needs.as_of = details.as_of
    and needs.person_id = details.person_id
    and needs.newest_first = 1
where details.newest_first = 1
