-- grain: one published figure of one release of the table
with

delivered as (select * from landing_history.dfe_assessments),

current_delivery as (select distinct delivery_id from landing.dfe_assessments)

select
    'assessments' as dataset,
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
        ('assess_in_year', delivered.assess_in_year, delivered.assess_in_year_status),
        ('assess_issued', delivered.assess_issued, delivered.assess_issued_status),
        ('assess_issued_pc', delivered.assess_issued_pc, delivered.assess_issued_pc_status),
        ('assess_not_issued', delivered.assess_not_issued, delivered.assess_not_issued_status),
        ('assess_not_issued_pc', delivered.assess_not_issued_pc, delivered.assess_not_issued_pc_status),
        ('assess_not_made', delivered.assess_not_made, delivered.assess_not_made_status),
        ('assess_not_made_pc', delivered.assess_not_made_pc, delivered.assess_not_made_pc_status),
        ('assess_withdrawn', delivered.assess_withdrawn, delivered.assess_withdrawn_status),
        ('assess_withdrawn_pc', delivered.assess_withdrawn_pc, delivered.assess_withdrawn_pc_status),
        ('outcome_decision_within_time', delivered.outcome_decision_within_time, delivered.outcome_decision_within_time_status),
        ('outcome_decision_over_time', delivered.outcome_decision_over_time, delivered.outcome_decision_over_time_status),
        ('outcome_decision_within_time_pc', delivered.outcome_decision_within_time_pc, delivered.outcome_decision_within_time_pc_status),
        ('outcome_decision_over_time_pc', delivered.outcome_decision_over_time_pc, delivered.outcome_decision_over_time_pc_status),
        ('number_assess_mediation', delivered.number_assess_mediation, delivered.number_assess_mediation_status),
        ('number_assess_tribunal', delivered.number_assess_tribunal, delivered.number_assess_tribunal_status),
        ('number_asssess_mediation_tribunal', delivered.number_asssess_mediation_tribunal, delivered.number_asssess_mediation_tribunal_status),
        ('number_other_mediation', delivered.number_other_mediation, delivered.number_other_mediation_status),
        ('number_other_tribunal', delivered.number_other_tribunal, delivered.number_other_tribunal_status),
        ('number_other_mediation_tribunal', delivered.number_other_mediation_tribunal, delivered.number_other_mediation_tribunal_status)
) as figure (measure, value, value_status)
