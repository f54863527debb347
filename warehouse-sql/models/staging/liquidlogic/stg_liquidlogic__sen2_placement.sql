-- grain: the main placement of one active plan of one SEN2 return
with

placement as (select * from landing.sen2_placement_detail),

-- The main placement is the first by rank; of equals, the one not left yet, then the one entered last.
ranked as (
    select
        *,
        row_number() over (
            partition by delivery_id, person_ref, request_no
            order by
                leaving_date is not null and leaving_date <= as_of,
                placement_rank nulls last,
                entry_date desc nulls last,
                urn nulls last,
                ukprn nulls last,
                sen_setting nulls last,
                source_row
        ) as main_first
    from placement
)

select
    delivery_id,
    person_ref,
    request_no,
    urn,
    ukprn,
    sen_setting,
    entry_date,
    leaving_date,
    coalesce(sen_unit_indicator, false) as in_sen_unit,
    coalesce(resourced_provision_indicator, false) as in_resourced_provision
from ranked
where main_first = 1
