-- grain: one request for an EHC needs assessment, or one plan held without one, in the casework extract
with

extract as (select * from landing.ehc_request),

-- An extract that repeats a request means its last row.
numbered as (
    select
        *,
        row_number() over (
            partition by area_code, request_id
            order by as_of desc, delivery_id desc, source_row desc
        ) as copy_no
    from extract
)

select
    -- keys
    md5(concat_ws('|', 'casework request', area_code, request_id)) as request_key,
    md5(concat_ws('|', 'casework person', area_code, person_id)) as person_record_key,
    case
        when plan_id is not null then md5(concat_ws('|', 'casework plan', area_code, plan_id))
    end as plan_key,
    area_code as la_number,
    request_id,
    plan_id,
    -- who
    token_upn,
    token_uln,
    token_nhs,
    token_name_birth_postcode,
    token_name_birth,
    birth_month,
    sex,
    ethnicity as ethnicity_code,
    lsoa21_code,
    primary_need,
    secondary_need,
    -- request
    request_source,
    request_source in ('transfer in', 'statement conversion') as is_plan_without_request,
    received_date,
    age_at_received_date,
    decision_date,
    decision_outcome,
    ep_requested_date,
    ep_allocated_date,
    ep_received_date,
    -- assessment
    issue_decision_date,
    issue_decision,
    draft_issued_date,
    consultation_start_date,
    consultation_end_date,
    coalesce(exception_applies, false) as exception_applies,
    exception_reason,
    coalesce(request_mediation, false) as request_mediation,
    coalesce(request_tribunal, false) as request_tribunal,
    coalesce(assessment_mediation, false) as assessment_mediation,
    coalesce(assessment_tribunal, false) as assessment_tribunal,
    coalesce(other_mediation, false) as other_mediation,
    coalesce(other_tribunal, false) as other_tribunal,
    -- plan
    plan_issued_date,
    age_at_plan_issued_date,
    plan_start_date,
    ceased_date,
    age_at_ceased_date,
    try_cast(ceased_reason as integer) as cease_reason,
    -- where it stands
    current_stage,
    caseworker_team,
    setting_urn as urn,
    sen_setting,
    -- where it came from
    delivery_id,
    source_row,
    as_of
from numbered
where copy_no = 1
