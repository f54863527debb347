-- grain: one audit of one plan
with

extract as (select * from landing.ehcp_audit),

numbered as (
    select
        *,
        row_number() over (
            partition by area_code, audit_id
            order by as_of desc, delivery_id desc, source_row desc
        ) as copy_no
    from extract
)

select
    -- keys
    md5(concat_ws('|', 'audit', area_code, audit_id)) as audit_key,
    md5(concat_ws('|', 'casework plan', area_code, plan_id)) as plan_key,
    case when learning_item_id is not null then md5(concat_ws('|', 'audit learning', area_code, learning_item_id)) end as learning_key,
    area_code as la_number,
    -- as delivered
    audit_id,
    plan_id,
    audit_date,
    moderated,
    transition_review,
    overall_rating,
    rating_a,
    rating_b,
    rating_c,
    rating_d,
    rating_e,
    rating_f,
    rating_g,
    rating_h,
    rating_i,
    voice_shapes_plan,
    advice_rating_ep,
    advice_rating_school,
    advice_rating_social_care,
    advice_rating_paeds,
    advice_rating_camhs,
    advice_rating_salt,
    advice_rating_ot,
    advice_rating_physio,
    advice_rating_health_0_25,
    -- where it came from
    delivery_id,
    source_row,
    as_of
from numbered
where copy_no = 1
