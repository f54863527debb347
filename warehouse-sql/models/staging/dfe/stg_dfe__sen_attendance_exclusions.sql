-- grain: one published figure of one release of the table
with

delivered as (select * from landing_history.dfe_sen_attendance_exclusions),

current_delivery as (select distinct delivery_id from landing.dfe_sen_attendance_exclusions),

coded as (
    select
        delivered.*,
        new_la_code as area_code_of_row
    from delivered
    -- By need, the release prints those without SEN a second time.
    where coalesce(delivered.send_detail_display, '') <> 'SEN primary need'
),

figure as (select *, metric as measure from coded),

-- A row that a file prints twice means its last.
numbered as (
    select
        *,
        case education_phase when 'Total' then 'SEN provision' else 'phase and SEN provision' end as topic_of_row,
        case education_phase when 'Total' then send_category else education_phase || ', ' || send_category end as breakdown_of_row,
        row_number() over (
            partition by delivery_id, area_code_of_row, time_period, case time_identifier when 'Academic year' then 'School year' else time_identifier end, case education_phase when 'Total' then 'SEN provision' else 'phase and SEN provision' end, case education_phase when 'Total' then send_category else education_phase || ', ' || send_category end, measure
            order by source_row desc
        ) as copy_no
    from figure
    where area_code_of_row is not null
)

select
    'sen_attendance_exclusions' as dataset,
    numbered.delivery_id,
    numbered.as_of as release_as_of,
    numbered.business_date,
    current_delivery.delivery_id is not null as is_current_delivery,
    numbered.area_code_of_row as area_code,
    numbered.time_period as time_period,
    case time_identifier when 'Academic year' then 'School year' else time_identifier end as time_identifier,
    numbered.topic_of_row as breakdown_topic,
    numbered.breakdown_of_row as breakdown,
    numbered.measure,
    numbered.value,
    numbered.value_status
from numbered
left join current_delivery on current_delivery.delivery_id = numbered.delivery_id
where numbered.copy_no = 1
