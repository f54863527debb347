-- grain: one published figure of one release of the table
with

delivered as (select * from landing_history.dfe_annual_reviews),

current_delivery as (select distinct delivery_id from landing.dfe_annual_reviews),

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
    'annual_reviews' as dataset,
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
        ('total_ehc_plans', kept.total_ehc_plans, kept.total_ehc_plans_status),
        ('review_expected', kept.review_expected, kept.review_expected_status),
        ('review_not_expected', kept.review_not_expected, kept.review_not_expected_status),
        ('review_meeting_year_after', kept.review_meeting_year_after, kept.review_meeting_year_after_status),
        ('review_meeting_in_year', kept.review_meeting_in_year, kept.review_meeting_in_year_status),
        ('review_meeting_earlier', kept.review_meeting_earlier, kept.review_meeting_earlier_status),
        ('total_review_meeting', kept.total_review_meeting, kept.total_review_meeting_status),
        ('no_review_meeting', kept.no_review_meeting, kept.no_review_meeting_status),
        ('review_decision_year_after', kept.review_decision_year_after, kept.review_decision_year_after_status),
        ('review_decision_in_year', kept.review_decision_in_year, kept.review_decision_in_year_status),
        ('review_decision_earlier', kept.review_decision_earlier, kept.review_decision_earlier_status),
        ('review_decision_not_due', kept.review_decision_not_due, kept.review_decision_not_due_status),
        ('review_decision_outstanding', kept.review_decision_outstanding, kept.review_decision_outstanding_status),
        ('outcome_amend', kept.outcome_amend, kept.outcome_amend_status),
        ('outcome_cease', kept.outcome_cease, kept.outcome_cease_status),
        ('outcome_maintan', kept.outcome_maintan, kept.outcome_maintan_status),
        ('no_outcome', kept.no_outcome, kept.no_outcome_status),
        ('number_decsion_4weeks', kept.number_decsion_4weeks, kept.number_decsion_4weeks_status),
        ('number_decision_gt_4weeks', kept.number_decision_gt_4weeks, kept.number_decision_gt_4weeks_status),
        ('pc_decsion_4weeks', kept.pc_decsion_4weeks, kept.pc_decsion_4weeks_status),
        ('pc_decision_gt_4weeks', kept.pc_decision_gt_4weeks, kept.pc_decision_gt_4weeks_status)
) as figure (measure, value, value_status)
