-- grain: one published figure of one release of the table
with

delivered as (select * from landing_history.dfe_tribunal_appeals),

current_delivery as (select distinct delivery_id from landing.dfe_tribunal_appeals),

area as (select * from ref_area),

coded as (
    select
        delivered.*,
        case geographic_level when 'National' then 'E92000001' else area.area_code end as area_code_of_row
    from delivered
    left join area on area.la_number = delivered.old_la_code
),

figure as (
    select *
    from coded
    unpivot include nulls (
        (value, value_status) for measure in (
            (appeals_registered, appeals_registered_status) as appeals_registered,
            (appealable_decisions, appealable_decisions_status) as appealable_decisions,
            (appeal_rate_pc, appeal_rate_pc_status) as appeal_rate_pc,
            (appealable_decisions_in_development, appealable_decisions_in_development_status) as appealable_decisions_in_development,
            (appeal_rate_in_development_pc, appeal_rate_in_development_pc_status) as appeal_rate_in_development_pc
        )
    )
),

-- A row that a file prints twice means its last.
numbered as (
    select
        *,
        'all' as topic_of_row,
        'all' as breakdown_of_row,
        row_number() over (
            partition by delivery_id, area_code_of_row, cast(calendar_year as varchar), 'Calendar year', 'all', 'all', measure
            order by source_row desc
        ) as copy_no
    from figure
    where area_code_of_row is not null
)

select
    'tribunal_appeals' as dataset,
    numbered.delivery_id,
    numbered.as_of as release_as_of,
    numbered.business_date,
    current_delivery.delivery_id is not null as is_current_delivery,
    numbered.area_code_of_row as area_code,
    cast(numbered.calendar_year as varchar) as time_period,
    'Calendar year' as time_identifier,
    numbered.topic_of_row as breakdown_topic,
    numbered.breakdown_of_row as breakdown,
    numbered.measure,
    numbered.value,
    numbered.value_status
from numbered
left join current_delivery on current_delivery.delivery_id = numbered.delivery_id
where numbered.copy_no = 1
