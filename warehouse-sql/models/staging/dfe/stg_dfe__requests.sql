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
)

select
    'requests' as dataset,
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
        ('requests_received_in_year', kept.requests_received_in_year, kept.requests_received_in_year_status),
        ('requests_rya', kept.requests_rya, kept.requests_rya_status),
        ('requests_decided_to_assess', kept.requests_decided_to_assess, kept.requests_decided_to_assess_status),
        ('requests_decided_not_to_assess', kept.requests_decided_not_to_assess, kept.requests_decided_not_to_assess_status),
        ('requests_decision_not_made', kept.requests_decision_not_made, kept.requests_decision_not_made_status),
        ('requests_withdrawn', kept.requests_withdrawn, kept.requests_withdrawn_status),
        ('request_assess_pc', kept.request_assess_pc, kept.request_assess_pc_status),
        ('request_not_assess_pc', kept.request_not_assess_pc, kept.request_not_assess_pc_status),
        ('request_outstanding_pc', kept.request_outstanding_pc, kept.request_outstanding_pc_status),
        ('request_withdrawn_pc', kept.request_withdrawn_pc, kept.request_withdrawn_pc_status),
        ('request_outcome_six_weeks', kept.request_outcome_six_weeks, kept.request_outcome_six_weeks_status),
        ('request_outcome_over_6_weeks', kept.request_outcome_over_6_weeks, kept.request_outcome_over_6_weeks_status),
        ('request_outcome_six_weeks_pc', kept.request_outcome_six_weeks_pc, kept.request_outcome_six_weeks_pc_status),
        ('request_outcome_over_6_weeks_pc', kept.request_outcome_over_6_weeks_pc, kept.request_outcome_over_6_weeks_pc_status),
        ('mediation_related_request', kept.mediation_related_request, kept.mediation_related_request_status),
        ('tribunal_related_request', kept.tribunal_related_request, kept.tribunal_related_request_status),
        ('tribunal_after_mediation_request', kept.tribunal_after_mediation_request, kept.tribunal_after_mediation_request_status)
) as figure (measure, value, value_status)
