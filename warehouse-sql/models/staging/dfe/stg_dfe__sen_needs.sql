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
)

select
    'sen_needs' as dataset,
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
        ('ehc_plans', kept.ehc_plans, kept.ehc_plans_status),
        ('number_asd', kept.number_asd, kept.number_asd_status),
        ('number_hi', kept.number_hi, kept.number_hi_status),
        ('number_mld', kept.number_mld, kept.number_mld_status),
        ('number_msi', kept.number_msi, kept.number_msi_status),
        ('number_oth', kept.number_oth, kept.number_oth_status),
        ('number_pd', kept.number_pd, kept.number_pd_status),
        ('number_pmld', kept.number_pmld, kept.number_pmld_status),
        ('number_semh', kept.number_semh, kept.number_semh_status),
        ('number_slcn', kept.number_slcn, kept.number_slcn_status),
        ('number_sld', kept.number_sld, kept.number_sld_status),
        ('number_spld', kept.number_spld, kept.number_spld_status),
        ('number_vi', kept.number_vi, kept.number_vi_status),
        ('number_need_unknown', kept.number_need_unknown, kept.number_need_unknown_status),
        ('asd_pc', kept.asd_pc, kept.asd_pc_status),
        ('hi_pc', kept.hi_pc, kept.hi_pc_status),
        ('mld_pc', kept.mld_pc, kept.mld_pc_status),
        ('msi_pc', kept.msi_pc, kept.msi_pc_status),
        ('oth_pc', kept.oth_pc, kept.oth_pc_status),
        ('pd_pc', kept.pd_pc, kept.pd_pc_status),
        ('pmld_pc', kept.pmld_pc, kept.pmld_pc_status),
        ('semh_pc', kept.semh_pc, kept.semh_pc_status),
        ('slcn_pc', kept.slcn_pc, kept.slcn_pc_status),
        ('sld_pc', kept.sld_pc, kept.sld_pc_status),
        ('spld_pc', kept.spld_pc, kept.spld_pc_status),
        ('vi_pc', kept.vi_pc, kept.vi_pc_status),
        ('unknown_pc', kept.unknown_pc, kept.unknown_pc_status),
        ('number_ds', kept.number_ds, kept.number_ds_status),
        ('ds_pc', kept.ds_pc, kept.ds_pc_status)
) as figure (measure, value, value_status)
