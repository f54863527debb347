-- grain: one published figure of one release of the table
with

delivered as (select * from landing_history.dfe_sen_needs),

current_delivery as (select distinct delivery_id from landing.dfe_sen_needs)

select
    'sen_needs' as dataset,
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
        ('ehc_plans', delivered.ehc_plans, delivered.ehc_plans_status),
        ('number_asd', delivered.number_asd, delivered.number_asd_status),
        ('number_hi', delivered.number_hi, delivered.number_hi_status),
        ('number_mld', delivered.number_mld, delivered.number_mld_status),
        ('number_msi', delivered.number_msi, delivered.number_msi_status),
        ('number_oth', delivered.number_oth, delivered.number_oth_status),
        ('number_pd', delivered.number_pd, delivered.number_pd_status),
        ('number_pmld', delivered.number_pmld, delivered.number_pmld_status),
        ('number_semh', delivered.number_semh, delivered.number_semh_status),
        ('number_slcn', delivered.number_slcn, delivered.number_slcn_status),
        ('number_sld', delivered.number_sld, delivered.number_sld_status),
        ('number_spld', delivered.number_spld, delivered.number_spld_status),
        ('number_vi', delivered.number_vi, delivered.number_vi_status),
        ('number_need_unknown', delivered.number_need_unknown, delivered.number_need_unknown_status),
        ('asd_pc', delivered.asd_pc, delivered.asd_pc_status),
        ('hi_pc', delivered.hi_pc, delivered.hi_pc_status),
        ('mld_pc', delivered.mld_pc, delivered.mld_pc_status),
        ('msi_pc', delivered.msi_pc, delivered.msi_pc_status),
        ('oth_pc', delivered.oth_pc, delivered.oth_pc_status),
        ('pd_pc', delivered.pd_pc, delivered.pd_pc_status),
        ('pmld_pc', delivered.pmld_pc, delivered.pmld_pc_status),
        ('semh_pc', delivered.semh_pc, delivered.semh_pc_status),
        ('slcn_pc', delivered.slcn_pc, delivered.slcn_pc_status),
        ('sld_pc', delivered.sld_pc, delivered.sld_pc_status),
        ('spld_pc', delivered.spld_pc, delivered.spld_pc_status),
        ('vi_pc', delivered.vi_pc, delivered.vi_pc_status),
        ('unknown_pc', delivered.unknown_pc, delivered.unknown_pc_status),
        ('number_ds', delivered.number_ds, delivered.number_ds_status),
        ('ds_pc', delivered.ds_pc, delivered.ds_pc_status)
) as figure (measure, value, value_status)
