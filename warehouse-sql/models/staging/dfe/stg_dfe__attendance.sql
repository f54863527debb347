-- grain: one published figure of one release of the table
with

delivered as (select * from landing_history.dfe_attendance),

current_delivery as (select distinct delivery_id from landing.dfe_attendance),

coded as (
    select
        delivered.*,
        case geographic_level when 'National' then country_code when 'Regional' then region_code else new_la_code end as area_code_of_row
    from delivered
),

figure as (
    select *
    from coded
    unpivot include nulls (
        (value, value_status) for measure in (
            (num_schools, num_schools_status) as num_schools,
            (enrolments, enrolments_status) as enrolments,
            (present_sessions, present_sessions_status) as present_sessions,
            (overall_attendance, overall_attendance_status) as overall_attendance,
            (approved_educational_activity, approved_educational_activity_status) as approved_educational_activity,
            (overall_absence, overall_absence_status) as overall_absence,
            (authorised_absence, authorised_absence_status) as authorised_absence,
            (unauthorised_absence, unauthorised_absence_status) as unauthorised_absence,
            (late_sessions, late_sessions_status) as late_sessions,
            (possible_sessions, possible_sessions_status) as possible_sessions,
            (reason_present_am, reason_present_am_status) as reason_present_am,
            (reason_present_pm, reason_present_pm_status) as reason_present_pm,
            (reason_present, reason_present_status) as reason_present,
            (reason_l_present_late_before_registers_closed, reason_l_present_late_before_registers_closed_status) as reason_l_present_late_before_registers_closed,
            (reason_i_authorised_illness, reason_i_authorised_illness_status) as reason_i_authorised_illness,
            (reason_m_authorised_medical_dental, reason_m_authorised_medical_dental_status) as reason_m_authorised_medical_dental,
            (reason_r_authorised_religious_observance, reason_r_authorised_religious_observance_status) as reason_r_authorised_religious_observance,
            (reason_s_authorised_study_leave, reason_s_authorised_study_leave_status) as reason_s_authorised_study_leave,
            (reason_t_authorised_mobile_child, reason_t_authorised_mobile_child_status) as reason_t_authorised_mobile_child,
            (reason_h_authorised_holiday, reason_h_authorised_holiday_status) as reason_h_authorised_holiday,
            (reason_e_authorised_excluded, reason_e_authorised_excluded_status) as reason_e_authorised_excluded,
            (reason_c_authorised_other, reason_c_authorised_other_status) as reason_c_authorised_other,
            (reason_c1_authorised_regulated_performance, reason_c1_authorised_regulated_performance_status) as reason_c1_authorised_regulated_performance,
            (reason_j1_authorised_interview, reason_j1_authorised_interview_status) as reason_j1_authorised_interview,
            (reason_c2_authorised_temp_reduced_timetable, reason_c2_authorised_temp_reduced_timetable_status) as reason_c2_authorised_temp_reduced_timetable,
            (reason_b_aea_education_off_site, reason_b_aea_education_off_site_status) as reason_b_aea_education_off_site,
            (reason_j_aea_interview, reason_j_aea_interview_status) as reason_j_aea_interview,
            (reason_p_aea_approved_sporting_activity, reason_p_aea_approved_sporting_activity_status) as reason_p_aea_approved_sporting_activity,
            (reason_v_aea_educational_visit_trip, reason_v_aea_educational_visit_trip_status) as reason_v_aea_educational_visit_trip,
            (reason_w_aea_work_experience, reason_w_aea_work_experience_status) as reason_w_aea_work_experience,
            (reason_k_aea_education_arranged_by_la, reason_k_aea_education_arranged_by_la_status) as reason_k_aea_education_arranged_by_la,
            (reason_g_unauthorised_holiday, reason_g_unauthorised_holiday_status) as reason_g_unauthorised_holiday,
            (reason_u_unauthorised_late_after_registers_closed, reason_u_unauthorised_late_after_registers_closed_status) as reason_u_unauthorised_late_after_registers_closed,
            (reason_o_other_unauthorised, reason_o_other_unauthorised_status) as reason_o_other_unauthorised,
            (reason_n_no_reason_yet, reason_n_no_reason_yet_status) as reason_n_no_reason_yet,
            (total_num_schools, total_num_schools_status) as total_num_schools,
            (total_enrolments, total_enrolments_status) as total_enrolments,
            (attendance_perc, attendance_perc_status) as attendance_perc,
            (overall_absence_perc, overall_absence_perc_status) as overall_absence_perc,
            (authorised_absence_perc, authorised_absence_perc_status) as authorised_absence_perc,
            (unauthorised_absence_perc, unauthorised_absence_perc_status) as unauthorised_absence_perc,
            (illness_perc, illness_perc_status) as illness_perc,
            (appointments_perc, appointments_perc_status) as appointments_perc,
            (unauth_hol_perc, unauth_hol_perc_status) as unauth_hol_perc,
            (unauth_oth_perc, unauth_oth_perc_status) as unauth_oth_perc,
            (unauth_late_registers_closed_perc, unauth_late_registers_closed_perc_status) as unauth_late_registers_closed_perc,
            (unauth_not_yet_perc, unauth_not_yet_perc_status) as unauth_not_yet_perc,
            (auth_religious_perc, auth_religious_perc_status) as auth_religious_perc,
            (auth_study_perc, auth_study_perc_status) as auth_study_perc,
            (auth_mob_perc, auth_mob_perc_status) as auth_mob_perc,
            (auth_excluded_perc, auth_excluded_perc_status) as auth_excluded_perc,
            (auth_performance_perc, auth_performance_perc_status) as auth_performance_perc,
            (auth_interview_perc, auth_interview_perc_status) as auth_interview_perc,
            (auth_part_time_perc, auth_part_time_perc_status) as auth_part_time_perc,
            (auth_other_perc, auth_other_perc_status) as auth_other_perc,
            (pa_perc, pa_perc_status) as pa_perc
        )
    )
),

-- A row that a file prints twice means its last.
numbered as (
    select
        *,
        case education_phase when 'Total' then 'all' else 'phase' end as topic_of_row,
        case education_phase when 'Total' then 'all' else education_phase end as breakdown_of_row,
        row_number() over (
            partition by delivery_id, area_code_of_row, time_period, 'Academic year to date', case education_phase when 'Total' then 'all' else 'phase' end, case education_phase when 'Total' then 'all' else education_phase end, measure
            order by source_row desc
        ) as copy_no
    from figure
    where area_code_of_row is not null
)

select
    'attendance' as dataset,
    numbered.delivery_id,
    numbered.as_of as release_as_of,
    numbered.business_date,
    current_delivery.delivery_id is not null as is_current_delivery,
    numbered.area_code_of_row as area_code,
    numbered.time_period as time_period,
    'Academic year to date' as time_identifier,
    numbered.topic_of_row as breakdown_topic,
    numbered.breakdown_of_row as breakdown,
    numbered.measure,
    numbered.value,
    numbered.value_status
from numbered
left join current_delivery on current_delivery.delivery_id = numbered.delivery_id
where numbered.copy_no = 1
