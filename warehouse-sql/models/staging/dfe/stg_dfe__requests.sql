-- grain: one published figure of one release of the table
with

delivered as (select * from landing_history.dfe_requests),

current_delivery as (select distinct delivery_id from landing.dfe_requests),

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
),

figure as (
    select *
    from kept
    unpivot include nulls (
        (value, value_status) for measure in (
            (requests_received_in_year, requests_received_in_year_status) as requests_received_in_year,
            (requests_rya, requests_rya_status) as requests_rya,
            (requests_decided_to_assess, requests_decided_to_assess_status) as requests_decided_to_assess,
            (requests_decided_not_to_assess, requests_decided_not_to_assess_status) as requests_decided_not_to_assess,
            (requests_decision_not_made, requests_decision_not_made_status) as requests_decision_not_made,
            (requests_withdrawn, requests_withdrawn_status) as requests_withdrawn,
            (request_assess_pc, request_assess_pc_status) as request_assess_pc,
            (request_not_assess_pc, request_not_assess_pc_status) as request_not_assess_pc,
            (request_outstanding_pc, request_outstanding_pc_status) as request_outstanding_pc,
            (request_withdrawn_pc, request_withdrawn_pc_status) as request_withdrawn_pc,
            (request_outcome_six_weeks, request_outcome_six_weeks_status) as request_outcome_six_weeks,
            (request_outcome_over_6_weeks, request_outcome_over_6_weeks_status) as request_outcome_over_6_weeks,
            (request_outcome_six_weeks_pc, request_outcome_six_weeks_pc_status) as request_outcome_six_weeks_pc,
            (request_outcome_over_6_weeks_pc, request_outcome_over_6_weeks_pc_status) as request_outcome_over_6_weeks_pc,
            (mediation_related_request, mediation_related_request_status) as mediation_related_request,
            (tribunal_related_request, tribunal_related_request_status) as tribunal_related_request,
            (tribunal_after_mediation_request, tribunal_after_mediation_request_status) as tribunal_after_mediation_request
        )
    )
)

select
    'requests' as dataset,
    figure.delivery_id,
    figure.as_of as release_as_of,
    figure.business_date,
    current_delivery.delivery_id is not null as is_current_delivery,
    figure.area_code_of_row as area_code,
    figure.time_period,
    figure.time_identifier,
    case when figure.is_top_line then 'all' else figure.breakdown_topic end as breakdown_topic,
    case when figure.is_top_line then 'all' else figure.breakdown end as breakdown,
    figure.measure,
    figure.value,
    figure.value_status
from figure
left join current_delivery on current_delivery.delivery_id = figure.delivery_id
