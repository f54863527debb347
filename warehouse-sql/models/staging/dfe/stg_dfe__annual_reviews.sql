-- grain: one published figure of one release of the table
with

delivered as (select * from landing_history.dfe_annual_reviews),

current_delivery as (select distinct delivery_id from landing.dfe_annual_reviews)

select
    'annual_reviews' as dataset,
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
        ('total_ehc_plans', delivered.total_ehc_plans, delivered.total_ehc_plans_status),
        ('review_expected', delivered.review_expected, delivered.review_expected_status),
        ('review_not_expected', delivered.review_not_expected, delivered.review_not_expected_status),
        ('review_meeting_year_after', delivered.review_meeting_year_after, delivered.review_meeting_year_after_status),
        ('review_meeting_in_year', delivered.review_meeting_in_year, delivered.review_meeting_in_year_status),
        ('review_meeting_earlier', delivered.review_meeting_earlier, delivered.review_meeting_earlier_status),
        ('total_review_meeting', delivered.total_review_meeting, delivered.total_review_meeting_status),
        ('no_review_meeting', delivered.no_review_meeting, delivered.no_review_meeting_status),
        ('review_decision_year_after', delivered.review_decision_year_after, delivered.review_decision_year_after_status),
        ('review_decision_in_year', delivered.review_decision_in_year, delivered.review_decision_in_year_status),
        ('review_decision_earlier', delivered.review_decision_earlier, delivered.review_decision_earlier_status),
        ('review_decision_not_due', delivered.review_decision_not_due, delivered.review_decision_not_due_status),
        ('review_decision_outstanding', delivered.review_decision_outstanding, delivered.review_decision_outstanding_status),
        ('outcome_amend', delivered.outcome_amend, delivered.outcome_amend_status),
        ('outcome_cease', delivered.outcome_cease, delivered.outcome_cease_status),
        ('outcome_maintan', delivered.outcome_maintan, delivered.outcome_maintan_status),
        ('no_outcome', delivered.no_outcome, delivered.no_outcome_status),
        ('number_decsion_4weeks', delivered.number_decsion_4weeks, delivered.number_decsion_4weeks_status),
        ('number_decision_gt_4weeks', delivered.number_decision_gt_4weeks, delivered.number_decision_gt_4weeks_status),
        ('pc_decsion_4weeks', delivered.pc_decsion_4weeks, delivered.pc_decsion_4weeks_status),
        ('pc_decision_gt_4weeks', delivered.pc_decision_gt_4weeks, delivered.pc_decision_gt_4weeks_status)
) as figure (measure, value, value_status)
