-- grain: one published figure of one release of the table
with

delivered as (select * from landing_history.dfe_requests),

current_delivery as (select distinct delivery_id from landing.dfe_requests)

select
    'requests' as dataset,
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
        ('requests_received_in_year', delivered.requests_received_in_year, delivered.requests_received_in_year_status),
        ('requests_rya', delivered.requests_rya, delivered.requests_rya_status),
        ('requests_decided_to_assess', delivered.requests_decided_to_assess, delivered.requests_decided_to_assess_status),
        ('requests_decided_not_to_assess', delivered.requests_decided_not_to_assess, delivered.requests_decided_not_to_assess_status),
        ('requests_decision_not_made', delivered.requests_decision_not_made, delivered.requests_decision_not_made_status),
        ('requests_withdrawn', delivered.requests_withdrawn, delivered.requests_withdrawn_status),
        ('request_assess_pc', delivered.request_assess_pc, delivered.request_assess_pc_status),
        ('request_not_assess_pc', delivered.request_not_assess_pc, delivered.request_not_assess_pc_status),
        ('request_outstanding_pc', delivered.request_outstanding_pc, delivered.request_outstanding_pc_status),
        ('request_withdrawn_pc', delivered.request_withdrawn_pc, delivered.request_withdrawn_pc_status),
        ('request_outcome_six_weeks', delivered.request_outcome_six_weeks, delivered.request_outcome_six_weeks_status),
        ('request_outcome_over_6_weeks', delivered.request_outcome_over_6_weeks, delivered.request_outcome_over_6_weeks_status),
        ('request_outcome_six_weeks_pc', delivered.request_outcome_six_weeks_pc, delivered.request_outcome_six_weeks_pc_status),
        ('request_outcome_over_6_weeks_pc', delivered.request_outcome_over_6_weeks_pc, delivered.request_outcome_over_6_weeks_pc_status),
        ('mediation_related_request', delivered.mediation_related_request, delivered.mediation_related_request_status),
        ('tribunal_related_request', delivered.tribunal_related_request, delivered.tribunal_related_request_status),
        ('tribunal_after_mediation_request', delivered.tribunal_after_mediation_request, delivered.tribunal_after_mediation_request_status)
) as figure (measure, value, value_status)
