-- grain: one published figure of one release of the table
with

delivered as (select * from landing_history.dfe_ceased_plans),

current_delivery as (select distinct delivery_id from landing.dfe_ceased_plans)

select
    'ceased_plans' as dataset,
    delivered.delivery_id,
    delivered.as_of as release_as_of,
    delivered.business_date,
    current_delivery.delivery_id is not null as is_current_delivery,
    case delivered.geographic_level
        when 'National' then delivered.country_code
        when 'Regional' then delivered.region_code
        else delivered.new_la_code
    end as area_code,
    delivered.time_period,
    delivered.time_identifier,
    -- The label of the top line differs from table to table and from year to year.
    case when delivered.breakdown_topic like 'All %' then 'all' else delivered.breakdown_topic end as breakdown_topic,
    case when delivered.breakdown_topic like 'All %' then 'all' else delivered.breakdown end as breakdown,
    figure.measure,
    figure.value,
    figure.value_status
from delivered
left join current_delivery on current_delivery.delivery_id = delivered.delivery_id
cross join lateral (
    values
        ('max_age', delivered.max_age, delivered.max_age_status),
        ('needs_met', delivered.needs_met, delivered.needs_met_status),
        ('he', delivered.he, delivered.he_status),
        ('employ', delivered.employ, delivered.employ_status),
        ('transfer', delivered.transfer, delivered.transfer_status),
        ('no_engage', delivered.no_engage, delivered.no_engage_status),
        ('moved_outside_eng', delivered.moved_outside_eng, delivered.moved_outside_eng_status),
        ('deceased', delivered.deceased, delivered.deceased_status),
        ('not_rec', delivered.not_rec, delivered.not_rec_status),
        ('other', delivered.other, delivered.other_status),
        ('total_ceased', delivered.total_ceased, delivered.total_ceased_status)
) as figure (measure, value, value_status)
