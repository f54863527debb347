-- grain: one published figure of one release of the table
with

delivered as (select * from landing_history.dfe_timeliness_20_week),

current_delivery as (select distinct delivery_id from landing.dfe_timeliness_20_week),

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
            (plans_issued_den, plans_issued_den_status) as plans_issued_den,
            (plans_issued_den_ex, plans_issued_den_ex_status) as plans_issued_den_ex,
            (plans_issued_within_20_weeks, plans_issued_within_20_weeks_status) as plans_issued_within_20_weeks,
            (plans_issued_20_weeks_ex, plans_issued_20_weeks_ex_status) as plans_issued_20_weeks_ex,
            (pc_plans_issued_within_20_weeks, pc_plans_issued_within_20_weeks_status) as pc_plans_issued_within_20_weeks,
            (pc_plans_issued_20_weeks_ex, pc_plans_issued_20_weeks_ex_status) as pc_plans_issued_20_weeks_ex,
            (plans_issued_gt20weeks_ltyear, plans_issued_gt20weeks_ltyear_status) as plans_issued_gt20weeks_ltyear,
            (plans_issued_gt20weeks_ltyear_ex, plans_issued_gt20weeks_ltyear_ex_status) as plans_issued_gt20weeks_ltyear_ex,
            (pc_plans_issued_gt20weeks_ltyear, pc_plans_issued_gt20weeks_ltyear_status) as pc_plans_issued_gt20weeks_ltyear,
            (pc_plans_issued_gt20weeks_ltyear_ex, pc_plans_issued_gt20weeks_ltyear_ex_status) as pc_plans_issued_gt20weeks_ltyear_ex,
            (plans_issued_gt_1_year, plans_issued_gt_1_year_status) as plans_issued_gt_1_year,
            (plans_issued_gt_1_year_ex, plans_issued_gt_1_year_ex_status) as plans_issued_gt_1_year_ex,
            (pc_plans_issued_gt_1_year, pc_plans_issued_gt_1_year_status) as pc_plans_issued_gt_1_year,
            (pc_plans_issued_gt_1_year_ex, pc_plans_issued_gt_1_year_ex_status) as pc_plans_issued_gt_1_year_ex,
            (avg_weeks_issue_plan, avg_weeks_issue_plan_status) as avg_weeks_issue_plan,
            (avg_weeks_issue_plan_exc, avg_weeks_issue_plan_exc_status) as avg_weeks_issue_plan_exc
        )
    )
)

select
    'timeliness_20_week' as dataset,
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
