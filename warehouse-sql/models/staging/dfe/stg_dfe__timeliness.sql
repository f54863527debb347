-- grain: one published figure of one release of the table
with

delivered as (select * from landing_history.dfe_timeliness_20_week),

current_delivery as (select distinct delivery_id from landing.dfe_timeliness_20_week)

select
    'timeliness_20_week' as dataset,
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
        ('plans_issued_den', delivered.plans_issued_den, delivered.plans_issued_den_status),
        ('plans_issued_den_ex', delivered.plans_issued_den_ex, delivered.plans_issued_den_ex_status),
        ('plans_issued_within_20_weeks', delivered.plans_issued_within_20_weeks, delivered.plans_issued_within_20_weeks_status),
        ('plans_issued_20_weeks_ex', delivered.plans_issued_20_weeks_ex, delivered.plans_issued_20_weeks_ex_status),
        ('pc_plans_issued_within_20_weeks', delivered.pc_plans_issued_within_20_weeks, delivered.pc_plans_issued_within_20_weeks_status),
        ('pc_plans_issued_20_weeks_ex', delivered.pc_plans_issued_20_weeks_ex, delivered.pc_plans_issued_20_weeks_ex_status),
        ('plans_issued_gt20weeks_ltyear', delivered.plans_issued_gt20weeks_ltyear, delivered.plans_issued_gt20weeks_ltyear_status),
        ('plans_issued_gt20weeks_ltyear_ex', delivered.plans_issued_gt20weeks_ltyear_ex, delivered.plans_issued_gt20weeks_ltyear_ex_status),
        ('pc_plans_issued_gt20weeks_ltyear', delivered.pc_plans_issued_gt20weeks_ltyear, delivered.pc_plans_issued_gt20weeks_ltyear_status),
        ('pc_plans_issued_gt20weeks_ltyear_ex', delivered.pc_plans_issued_gt20weeks_ltyear_ex, delivered.pc_plans_issued_gt20weeks_ltyear_ex_status),
        ('plans_issued_gt_1_year', delivered.plans_issued_gt_1_year, delivered.plans_issued_gt_1_year_status),
        ('plans_issued_gt_1_year_ex', delivered.plans_issued_gt_1_year_ex, delivered.plans_issued_gt_1_year_ex_status),
        ('pc_plans_issued_gt_1_year', delivered.pc_plans_issued_gt_1_year, delivered.pc_plans_issued_gt_1_year_status),
        ('pc_plans_issued_gt_1_year_ex', delivered.pc_plans_issued_gt_1_year_ex, delivered.pc_plans_issued_gt_1_year_ex_status),
        ('avg_weeks_issue_plan', delivered.avg_weeks_issue_plan, delivered.avg_weeks_issue_plan_status),
        ('avg_weeks_issue_plan_exc', delivered.avg_weeks_issue_plan_exc, delivered.avg_weeks_issue_plan_exc_status)
) as figure (measure, value, value_status)
