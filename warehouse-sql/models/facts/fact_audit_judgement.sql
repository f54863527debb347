-- grain: one judgement: of a plan as a whole, of a section of it, of an agency's advice in it, or of an assured advice
with

audit as (select * from stg_audits__ehcp_audit),

assurance as (select * from stg_audits__advice_assurance),

plan as (select * from fact_ehc_plan),

advice as (select * from fact_ehc_advice),

rating as (select * from dim_rating),

agency as (select * from dim_agency),

area as (select * from dim_area),

child as (select * from dim_child),

-- The form is wide; each rating of it is a judgement. What was not judged is no row.
section_rated as (
    select audit_key, section, rating
    from audit
    unpivot (
        rating for section in (
            rating_a as A,
            rating_b as B,
            rating_c as C,
            rating_d as D,
            rating_e as E,
            rating_f as F,
            rating_g as G,
            rating_h as H,
            rating_i as I
        )
    )
),

advice_rated as (
    select audit_key, agency_code, rating
    from audit
    unpivot (
        rating for agency_code in (
            advice_rating_ep as ep,
            advice_rating_school as school,
            advice_rating_social_care as social_care,
            advice_rating_paeds as paeds,
            advice_rating_camhs as camhs,
            advice_rating_salt as salt,
            advice_rating_ot as ot,
            advice_rating_physio as physio,
            advice_rating_health_0_25 as health_0_25
        )
    )
),

rated as (
    select
        audit_key,
        'plan overall' as judgement_kind,
        cast(null as varchar) as section,
        cast(null as varchar) as agency_code,
        overall_rating as rating,
        voice_shapes_plan as child_voice_evident
    from audit
    where overall_rating is not null
    union all by name
    select audit_key, 'plan section' as judgement_kind, section, rating
    from section_rated
    union all by name
    select audit_key, 'agency advice' as judgement_kind, agency_code, rating
    from advice_rated
),

from_audit as (
    select
        md5(concat_ws('|', 'judgement', audit.audit_key, rated.judgement_kind, rated.section, rated.agency_code)) as judgement_key,
        rated.judgement_kind,
        audit.la_number,
        audit.audit_key,
        audit.plan_key,
        cast(null as varchar) as advice_key,
        audit.learning_key,
        plan.child_key,
        audit.audit_date as judged_date,
        rated.section,
        rated.agency_code,
        rated.rating,
        rated.child_voice_evident,
        audit.moderated as is_moderated,
        audit.transition_review as is_transition_review
    from rated
    inner join audit using (audit_key)
    left join plan on plan.plan_key = audit.plan_key
),

from_assurance as (
    select
        md5(concat_ws('|', 'judgement', assurance.assurance_key)) as judgement_key,
        'assured advice' as judgement_kind,
        assurance.la_number,
        cast(null as varchar) as audit_key,
        cast(null as varchar) as plan_key,
        assurance.advice_key,
        cast(null as varchar) as learning_key,
        advice.child_key,
        assurance.assured_date as judged_date,
        cast(null as varchar) as section,
        advice.agency_code,
        assurance.rating,
        assurance.voice_evident as child_voice_evident,
        false as is_moderated,
        false as is_transition_review
    from assurance
    left join advice on advice.advice_key = assurance.advice_key
),

judgement as (
    select * from from_audit
    union all by name
    select * from from_assurance
)

select
    -- keys
    judgement.judgement_key,
    judgement.judgement_kind,
    coalesce(area.area_code, judgement.la_number) as area_code,
    judgement.child_key,
    child.child_version_key,
    judgement.audit_key,
    plan.plan_key,
    advice.advice_key,
    judgement.learning_key,
    agency.agency_key,
    -- the judgement
    judgement.judged_date,
    judgement.section,
    judgement.rating,
    judgement.is_moderated,
    judgement.is_transition_review,
    -- measures
    rating.is_good,
    judgement.child_voice_evident
from judgement
inner join rating using (rating)
left join plan on plan.plan_key = judgement.plan_key
left join advice on advice.advice_key = judgement.advice_key
left join agency on agency.agency_code = judgement.agency_code
left join area on area.la_number = judgement.la_number
left join child
    on child.child_key = judgement.child_key
    and child.area_code = coalesce(area.area_code, judgement.la_number)
    and child.valid_from <= judgement.judged_date
    and child.valid_to > judgement.judged_date
