-- grain: one published figure of one release of the table
with

delivered as (select * from landing_history.dfe_caseload),

current_delivery as (select distinct delivery_id from landing.dfe_caseload)

select
    'caseload' as dataset,
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
        ('ehcplans', delivered.ehcplans, delivered.ehcplans_status),
        ('mainstream_la_maintained', delivered.mainstream_la_maintained, delivered.mainstream_la_maintained_status),
        ('mainstream_la_maintained_resourced_provision', delivered.mainstream_la_maintained_resourced_provision, delivered.mainstream_la_maintained_resourced_provision_status),
        ('mainstream_la_maintained_senunit', delivered.mainstream_la_maintained_senunit, delivered.mainstream_la_maintained_senunit_status),
        ('mainstream_academy', delivered.mainstream_academy, delivered.mainstream_academy_status),
        ('mainstream_academy_resourced_provision', delivered.mainstream_academy_resourced_provision, delivered.mainstream_academy_resourced_provision_status),
        ('mainstream_academy_senunit', delivered.mainstream_academy_senunit, delivered.mainstream_academy_senunit_status),
        ('mainstream_free_school', delivered.mainstream_free_school, delivered.mainstream_free_school_status),
        ('mainstream_free_school_resourced_provision', delivered.mainstream_free_school_resourced_provision, delivered.mainstream_free_school_resourced_provision_status),
        ('mainstream_free_school_senunit', delivered.mainstream_free_school_senunit, delivered.mainstream_free_school_senunit_status),
        ('mainstream_independent', delivered.mainstream_independent, delivered.mainstream_independent_status),
        ('mainstream_total', delivered.mainstream_total, delivered.mainstream_total_status),
        ('mainstream_total_pc', delivered.mainstream_total_pc, delivered.mainstream_total_pc_status),
        ('special_la_maintained', delivered.special_la_maintained, delivered.special_la_maintained_status),
        ('special_academy_free', delivered.special_academy_free, delivered.special_academy_free_status),
        ('special_independent', delivered.special_independent, delivered.special_independent_status),
        ('special_non_maintained', delivered.special_non_maintained, delivered.special_non_maintained_status),
        ('special_total', delivered.special_total, delivered.special_total_status),
        ('special_total_pc', delivered.special_total_pc, delivered.special_total_pc_status),
        ('ap_pru_academy', delivered.ap_pru_academy, delivered.ap_pru_academy_status),
        ('ap_pru_free_school', delivered.ap_pru_free_school, delivered.ap_pru_free_school_status),
        ('ap_pru_la_maintained', delivered.ap_pru_la_maintained, delivered.ap_pru_la_maintained_status),
        ('ap_pru_total', delivered.ap_pru_total, delivered.ap_pru_total_status),
        ('ap_pru_total_pc', delivered.ap_pru_total_pc, delivered.ap_pru_total_pc_status),
        ('general_fe_tertiary_colleges', delivered.general_fe_tertiary_colleges, delivered.general_fe_tertiary_colleges_status),
        ('specialist_post_16_institutions', delivered.specialist_post_16_institutions, delivered.specialist_post_16_institutions_status),
        ('ukrlp_provider', delivered.ukrlp_provider, delivered.ukrlp_provider_status),
        ('fe_total', delivered.fe_total, delivered.fe_total_status),
        ('fe_total_pc', delivered.fe_total_pc, delivered.fe_total_pc_status),
        ('elective_home_education', delivered.elective_home_education, delivered.elective_home_education_status),
        ('other_arrangements_la', delivered.other_arrangements_la, delivered.other_arrangements_la_status),
        ('other_arrangements_parents', delivered.other_arrangements_parents, delivered.other_arrangements_parents_status),
        ('online_provider', delivered.online_provider, delivered.online_provider_status),
        ('w_settings', delivered.w_settings, delivered.w_settings_status),
        ('other_schools', delivered.other_schools, delivered.other_schools_status),
        ('other_placement_settings', delivered.other_placement_settings, delivered.other_placement_settings_status),
        ('neet', delivered.neet, delivered.neet_status),
        ('neet_ntci', delivered.neet_ntci, delivered.neet_ntci_status),
        ('neet_other', delivered.neet_other, delivered.neet_other_status),
        ('neet_other_csa', delivered.neet_other_csa, delivered.neet_other_csa_status),
        ('ed_elsewhere', delivered.ed_elsewhere, delivered.ed_elsewhere_status),
        ('ed_elsewhere_pc', delivered.ed_elsewhere_pc, delivered.ed_elsewhere_pc_status),
        ('nm_early_years', delivered.nm_early_years, delivered.nm_early_years_status),
        ('nm_early_years_pc', delivered.nm_early_years_pc, delivered.nm_early_years_pc_status),
        ('placement_unknown', delivered.placement_unknown, delivered.placement_unknown_status),
        ('placement_unknown_pc', delivered.placement_unknown_pc, delivered.placement_unknown_pc_status),
        ('await_prov_2022', delivered.await_prov_2022, delivered.await_prov_2022_status),
        ('perm_ex_2022', delivered.perm_ex_2022, delivered.perm_ex_2022_status)
) as figure (measure, value, value_status)
