-- grain: one published figure of one release of the table
with

delivered as (select * from landing_history.dfe_sen_needs),

current_delivery as (select distinct delivery_id from landing.dfe_sen_needs),

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
            (ehc_plans, ehc_plans_status) as ehc_plans,
            (number_asd, number_asd_status) as number_asd,
            (number_hi, number_hi_status) as number_hi,
            (number_mld, number_mld_status) as number_mld,
            (number_msi, number_msi_status) as number_msi,
            (number_oth, number_oth_status) as number_oth,
            (number_pd, number_pd_status) as number_pd,
            (number_pmld, number_pmld_status) as number_pmld,
            (number_semh, number_semh_status) as number_semh,
            (number_slcn, number_slcn_status) as number_slcn,
            (number_sld, number_sld_status) as number_sld,
            (number_spld, number_spld_status) as number_spld,
            (number_vi, number_vi_status) as number_vi,
            (number_need_unknown, number_need_unknown_status) as number_need_unknown,
            (asd_pc, asd_pc_status) as asd_pc,
            (hi_pc, hi_pc_status) as hi_pc,
            (mld_pc, mld_pc_status) as mld_pc,
            (msi_pc, msi_pc_status) as msi_pc,
            (oth_pc, oth_pc_status) as oth_pc,
            (pd_pc, pd_pc_status) as pd_pc,
            (pmld_pc, pmld_pc_status) as pmld_pc,
            (semh_pc, semh_pc_status) as semh_pc,
            (slcn_pc, slcn_pc_status) as slcn_pc,
            (sld_pc, sld_pc_status) as sld_pc,
            (spld_pc, spld_pc_status) as spld_pc,
            (vi_pc, vi_pc_status) as vi_pc,
            (unknown_pc, unknown_pc_status) as unknown_pc,
            (number_ds, number_ds_status) as number_ds,
            (ds_pc, ds_pc_status) as ds_pc
        )
    )
)

select
    'sen_needs' as dataset,
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
