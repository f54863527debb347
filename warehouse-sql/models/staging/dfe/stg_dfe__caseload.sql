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
),

figure as (
    select *
    from kept
    unpivot include nulls (
        (value, value_status) for measure in (
            (ehcplans, ehcplans_status) as ehcplans,
            (mainstream_la_maintained, mainstream_la_maintained_status) as mainstream_la_maintained,
            (mainstream_la_maintained_resourced_provision, mainstream_la_maintained_resourced_provision_status) as mainstream_la_maintained_resourced_provision,
            (mainstream_la_maintained_senunit, mainstream_la_maintained_senunit_status) as mainstream_la_maintained_senunit,
            (mainstream_academy, mainstream_academy_status) as mainstream_academy,
            (mainstream_academy_resourced_provision, mainstream_academy_resourced_provision_status) as mainstream_academy_resourced_provision,
            (mainstream_academy_senunit, mainstream_academy_senunit_status) as mainstream_academy_senunit,
            (mainstream_free_school, mainstream_free_school_status) as mainstream_free_school,
            (mainstream_free_school_resourced_provision, mainstream_free_school_resourced_provision_status) as mainstream_free_school_resourced_provision,
            (mainstream_free_school_senunit, mainstream_free_school_senunit_status) as mainstream_free_school_senunit,
            (mainstream_independent, mainstream_independent_status) as mainstream_independent,
            (mainstream_total, mainstream_total_status) as mainstream_total,
            (mainstream_total_pc, mainstream_total_pc_status) as mainstream_total_pc,
            (special_la_maintained, special_la_maintained_status) as special_la_maintained,
            (special_academy_free, special_academy_free_status) as special_academy_free,
            (special_independent, special_independent_status) as special_independent,
            (special_non_maintained, special_non_maintained_status) as special_non_maintained,
            (special_total, special_total_status) as special_total,
            (special_total_pc, special_total_pc_status) as special_total_pc,
            (ap_pru_academy, ap_pru_academy_status) as ap_pru_academy,
            (ap_pru_free_school, ap_pru_free_school_status) as ap_pru_free_school,
            (ap_pru_la_maintained, ap_pru_la_maintained_status) as ap_pru_la_maintained,
            (ap_pru_total, ap_pru_total_status) as ap_pru_total,
            (ap_pru_total_pc, ap_pru_total_pc_status) as ap_pru_total_pc,
            (general_fe_tertiary_colleges, general_fe_tertiary_colleges_status) as general_fe_tertiary_colleges,
            (specialist_post_16_institutions, specialist_post_16_institutions_status) as specialist_post_16_institutions,
            (ukrlp_provider, ukrlp_provider_status) as ukrlp_provider,
            (fe_total, fe_total_status) as fe_total,
            (fe_total_pc, fe_total_pc_status) as fe_total_pc,
            (elective_home_education, elective_home_education_status) as elective_home_education,
            (other_arrangements_la, other_arrangements_la_status) as other_arrangements_la,
            (other_arrangements_parents, other_arrangements_parents_status) as other_arrangements_parents,
            (online_provider, online_provider_status) as online_provider,
            (w_settings, w_settings_status) as w_settings,
            (other_schools, other_schools_status) as other_schools,
            (other_placement_settings, other_placement_settings_status) as other_placement_settings,
            (neet, neet_status) as neet,
            (neet_ntci, neet_ntci_status) as neet_ntci,
            (neet_other, neet_other_status) as neet_other,
            (neet_other_csa, neet_other_csa_status) as neet_other_csa,
            (ed_elsewhere, ed_elsewhere_status) as ed_elsewhere,
            (ed_elsewhere_pc, ed_elsewhere_pc_status) as ed_elsewhere_pc,
            (nm_early_years, nm_early_years_status) as nm_early_years,
            (nm_early_years_pc, nm_early_years_pc_status) as nm_early_years_pc,
            (placement_unknown, placement_unknown_status) as placement_unknown,
            (placement_unknown_pc, placement_unknown_pc_status) as placement_unknown_pc,
            (await_prov_2022, await_prov_2022_status) as await_prov_2022,
            (perm_ex_2022, perm_ex_2022_status) as perm_ex_2022
        )
    )
)

select
    'caseload' as dataset,
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
