-- grain: one published figure of one release of the table
with

delivered as (select * from landing_history.dfe_ceased_plans),

current_delivery as (select distinct delivery_id from landing.dfe_ceased_plans),

area as (select * from ref_area),

neighbour as (select * from ref_statistical_neighbour),

run as (select * from ref_run),

-- Breakdowns are kept for England, the regions, this area and its neighbours; the top line for every area.
compared as (
    select area_code
    from area
    where area_level <> 'local authority'
    union
    select area_code
    from run
    union
    select area.area_code
    from run
    inner join neighbour on neighbour.la_number = run.la_number
    inner join area on area.la_number = neighbour.neighbour_la_number
),

coded as (
    select
        *,
        case geographic_level
            when 'National' then country_code
            when 'Regional' then region_code
            else new_la_code
        end as area_code_of_row,
        -- The label of the top line differs from table to table and from year to year.
        breakdown_topic like 'All %' as is_top_line
    from delivered
),

kept as (
    select coded.*
    from coded
    left join compared on compared.area_code = coded.area_code_of_row
    where coded.is_top_line or compared.area_code is not null
)

select
    'ceased_plans' as dataset,
    kept.delivery_id,
    kept.as_of as release_as_of,
    kept.business_date,
    current_delivery.delivery_id is not null as is_current_delivery,
    kept.area_code_of_row as area_code,
    kept.time_period,
    kept.time_identifier,
    case when kept.is_top_line then 'all' else kept.breakdown_topic end as breakdown_topic,
    case when kept.is_top_line then 'all' else kept.breakdown end as breakdown,
    figure.measure,
    figure.value,
    figure.value_status
from kept
left join current_delivery on current_delivery.delivery_id = kept.delivery_id
cross join lateral (
    values
        ('max_age', kept.max_age, kept.max_age_status),
        ('needs_met', kept.needs_met, kept.needs_met_status),
        ('he', kept.he, kept.he_status),
        ('employ', kept.employ, kept.employ_status),
        ('transfer', kept.transfer, kept.transfer_status),
        ('no_engage', kept.no_engage, kept.no_engage_status),
        ('moved_outside_eng', kept.moved_outside_eng, kept.moved_outside_eng_status),
        ('deceased', kept.deceased, kept.deceased_status),
        ('not_rec', kept.not_rec, kept.not_rec_status),
        ('other', kept.other, kept.other_status),
        ('total_ceased', kept.total_ceased, kept.total_ceased_status)
) as figure (measure, value, value_status)
