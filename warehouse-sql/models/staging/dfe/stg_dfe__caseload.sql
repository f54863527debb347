-- grain: one published figure of one release of the table
with

delivered as (select * from landing_history.dfe_caseload),

current_delivery as (select distinct delivery_id from landing.dfe_caseload),

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
    'caseload' as dataset,
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
        ('ehcplans', kept.ehcplans, kept.ehcplans_status),
        ('mainstream_la_maintained', kept.mainstream_la_maintained, kept.mainstream_la_maintained_status),
        ('mainstream_la_maintained_resourced_provision', kept.mainstream_la_maintained_resourced_provision, kept.mainstream_la_maintained_resourced_provision_status),
        ('mainstream_la_maintained_senunit', kept.mainstream_la_maintained_senunit, kept.mainstream_la_maintained_senunit_status),
        ('mainstream_academy', kept.mainstream_academy, kept.mainstream_academy_status),
        ('mainstream_academy_resourced_provision', kept.mainstream_academy_resourced_provision, kept.mainstream_academy_resourced_provision_status),
        ('mainstream_academy_senunit', kept.mainstream_academy_senunit, kept.mainstream_academy_senunit_status),
        ('mainstream_free_school', kept.mainstream_free_school, kept.mainstream_free_school_status),
        ('mainstream_free_school_resourced_provision', kept.mainstream_free_school_resourced_provision, kept.mainstream_free_school_resourced_provision_status),
        ('mainstream_free_school_senunit', kept.mainstream_free_school_senunit, kept.mainstream_free_school_senunit_status),
        ('mainstream_independent', kept.mainstream_independent, kept.mainstream_independent_status),
        ('mainstream_total', kept.mainstream_total, kept.mainstream_total_status),
        ('mainstream_total_pc', kept.mainstream_total_pc, kept.mainstream_total_pc_status),
        ('special_la_maintained', kept.special_la_maintained, kept.special_la_maintained_status),
        ('special_academy_free', kept.special_academy_free, kept.special_academy_free_status),
        ('special_independent', kept.special_independent, kept.special_independent_status),
        ('special_non_maintained', kept.special_non_maintained, kept.special_non_maintained_status),
        ('special_total', kept.special_total, kept.special_total_status),
        ('special_total_pc', kept.special_total_pc, kept.special_total_pc_status),
        ('ap_pru_academy', kept.ap_pru_academy, kept.ap_pru_academy_status),
        ('ap_pru_free_school', kept.ap_pru_free_school, kept.ap_pru_free_school_status),
        ('ap_pru_la_maintained', kept.ap_pru_la_maintained, kept.ap_pru_la_maintained_status),
        ('ap_pru_total', kept.ap_pru_total, kept.ap_pru_total_status),
        ('ap_pru_total_pc', kept.ap_pru_total_pc, kept.ap_pru_total_pc_status),
        ('general_fe_tertiary_colleges', kept.general_fe_tertiary_colleges, kept.general_fe_tertiary_colleges_status),
        ('specialist_post_16_institutions', kept.specialist_post_16_institutions, kept.specialist_post_16_institutions_status),
        ('ukrlp_provider', kept.ukrlp_provider, kept.ukrlp_provider_status),
        ('fe_total', kept.fe_total, kept.fe_total_status),
        ('fe_total_pc', kept.fe_total_pc, kept.fe_total_pc_status),
        ('elective_home_education', kept.elective_home_education, kept.elective_home_education_status),
        ('other_arrangements_la', kept.other_arrangements_la, kept.other_arrangements_la_status),
        ('other_arrangements_parents', kept.other_arrangements_parents, kept.other_arrangements_parents_status),
        ('online_provider', kept.online_provider, kept.online_provider_status),
        ('w_settings', kept.w_settings, kept.w_settings_status),
        ('other_schools', kept.other_schools, kept.other_schools_status),
        ('other_placement_settings', kept.other_placement_settings, kept.other_placement_settings_status),
        ('neet', kept.neet, kept.neet_status),
        ('neet_ntci', kept.neet_ntci, kept.neet_ntci_status),
        ('neet_other', kept.neet_other, kept.neet_other_status),
        ('neet_other_csa', kept.neet_other_csa, kept.neet_other_csa_status),
        ('ed_elsewhere', kept.ed_elsewhere, kept.ed_elsewhere_status),
        ('ed_elsewhere_pc', kept.ed_elsewhere_pc, kept.ed_elsewhere_pc_status),
        ('nm_early_years', kept.nm_early_years, kept.nm_early_years_status),
        ('nm_early_years_pc', kept.nm_early_years_pc, kept.nm_early_years_pc_status),
        ('placement_unknown', kept.placement_unknown, kept.placement_unknown_status),
        ('placement_unknown_pc', kept.placement_unknown_pc, kept.placement_unknown_pc_status),
        ('await_prov_2022', kept.await_prov_2022, kept.await_prov_2022_status),
        ('perm_ex_2022', kept.perm_ex_2022, kept.perm_ex_2022_status)
) as figure (measure, value, value_status)
