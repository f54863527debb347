-- grain: one published figure of one release of the table
with

delivered as (select * from landing_history.ons_population),

current_delivery as (select distinct delivery_id from landing.ons_population),

coded as (
    select
        delivered.*,
        case geographic_level when 'National' then country_code when 'Regional' then region_code else new_la_code end as area_code_of_row
    from delivered
),

figure as (
    select *, 'population_estimate' as measure, population_estimate as value, population_estimate_status as value_status
    from coded
),

-- A row that a file prints twice means its last.
numbered as (
    select
        *,
        'age group' as topic_of_row,
        age_group as breakdown_of_row,
        row_number() over (
            partition by delivery_id, area_code_of_row, time_period, 'Mid-year', 'age group', age_group, measure
            order by source_row desc
        ) as copy_no
    from figure
    where area_code_of_row is not null
)

select
    'ons_population' as dataset,
    numbered.delivery_id,
    numbered.as_of as release_as_of,
    numbered.business_date,
    current_delivery.delivery_id is not null as is_current_delivery,
    numbered.area_code_of_row as area_code,
    numbered.time_period as time_period,
    'Mid-year' as time_identifier,
    numbered.topic_of_row as breakdown_topic,
    numbered.breakdown_of_row as breakdown,
    numbered.measure,
    numbered.value,
    numbered.value_status
from numbered
left join current_delivery on current_delivery.delivery_id = numbered.delivery_id
where numbered.copy_no = 1
