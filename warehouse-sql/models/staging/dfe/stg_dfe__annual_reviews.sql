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
),

figure as (
    select *
    from kept
    unpivot include nulls (
        (value, value_status) for measure in (
            (total_ehc_plans, total_ehc_plans_status) as total_ehc_plans,
            (review_expected, review_expected_status) as review_expected,
            (review_not_expected, review_not_expected_status) as review_not_expected,
            (review_meeting_year_after, review_meeting_year_after_status) as review_meeting_year_after,
            (review_meeting_in_year, review_meeting_in_year_status) as review_meeting_in_year,
            (review_meeting_earlier, review_meeting_earlier_status) as review_meeting_earlier,
            (total_review_meeting, total_review_meeting_status) as total_review_meeting,
            (no_review_meeting, no_review_meeting_status) as no_review_meeting,
            (review_decision_year_after, review_decision_year_after_status) as review_decision_year_after,
            (review_decision_in_year, review_decision_in_year_status) as review_decision_in_year,
            (review_decision_earlier, review_decision_earlier_status) as review_decision_earlier,
            (review_decision_not_due, review_decision_not_due_status) as review_decision_not_due,
            (review_decision_outstanding, review_decision_outstanding_status) as review_decision_outstanding,
            (outcome_amend, outcome_amend_status) as outcome_amend,
            (outcome_cease, outcome_cease_status) as outcome_cease,
            (outcome_maintan, outcome_maintan_status) as outcome_maintan,
            (no_outcome, no_outcome_status) as no_outcome,
            (number_decsion_4weeks, number_decsion_4weeks_status) as number_decsion_4weeks,
            (number_decision_gt_4weeks, number_decision_gt_4weeks_status) as number_decision_gt_4weeks,
            (pc_decsion_4weeks, pc_decsion_4weeks_status) as pc_decsion_4weeks,
            (pc_decision_gt_4weeks, pc_decision_gt_4weeks_status) as pc_decision_gt_4weeks
        )
    )
)

select
    'annual_reviews' as dataset,
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
