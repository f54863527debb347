-- grain: one published figure of one release of the table
with

delivered as (select * from landing_history.dfe_assessments),

current_delivery as (select distinct delivery_id from landing.dfe_assessments),

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
    'assessments' as dataset,
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
        ('assess_in_year', kept.assess_in_year, kept.assess_in_year_status),
        ('assess_issued', kept.assess_issued, kept.assess_issued_status),
        ('assess_issued_pc', kept.assess_issued_pc, kept.assess_issued_pc_status),
        ('assess_not_issued', kept.assess_not_issued, kept.assess_not_issued_status),
        ('assess_not_issued_pc', kept.assess_not_issued_pc, kept.assess_not_issued_pc_status),
        ('assess_not_made', kept.assess_not_made, kept.assess_not_made_status),
        ('assess_not_made_pc', kept.assess_not_made_pc, kept.assess_not_made_pc_status),
        ('assess_withdrawn', kept.assess_withdrawn, kept.assess_withdrawn_status),
        ('assess_withdrawn_pc', kept.assess_withdrawn_pc, kept.assess_withdrawn_pc_status),
        ('outcome_decision_within_time', kept.outcome_decision_within_time, kept.outcome_decision_within_time_status),
        ('outcome_decision_over_time', kept.outcome_decision_over_time, kept.outcome_decision_over_time_status),
        ('outcome_decision_within_time_pc', kept.outcome_decision_within_time_pc, kept.outcome_decision_within_time_pc_status),
        ('outcome_decision_over_time_pc', kept.outcome_decision_over_time_pc, kept.outcome_decision_over_time_pc_status),
        ('number_assess_mediation', kept.number_assess_mediation, kept.number_assess_mediation_status),
        ('number_assess_tribunal', kept.number_assess_tribunal, kept.number_assess_tribunal_status),
        ('number_asssess_mediation_tribunal', kept.number_asssess_mediation_tribunal, kept.number_asssess_mediation_tribunal_status),
        ('number_other_mediation', kept.number_other_mediation, kept.number_other_mediation_status),
        ('number_other_tribunal', kept.number_other_tribunal, kept.number_other_tribunal_status),
        ('number_other_mediation_tribunal', kept.number_other_mediation_tribunal, kept.number_other_mediation_tribunal_status)
) as figure (measure, value, value_status)
