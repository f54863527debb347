-- grain: one annual review of one plan
with

extract as (select * from landing.ehc_annual_review),

numbered as (
    select
        *,
        row_number() over (
            partition by area_code, plan_id, due_date
            order by as_of desc, delivery_id desc, source_row desc
        ) as copy_no
    from extract
)

select
    md5(concat_ws('|', 'casework review', area_code, plan_id, due_date)) as review_key,
    md5(concat_ws('|', 'casework plan', area_code, plan_id)) as plan_key,
    md5(concat_ws('|', 'casework person', area_code, person_id)) as person_record_key,
    area_code as la_number,
    plan_id,
    ncy_at_review,
    due_date,
    meeting_date,
    decision_date,
    outcome,
    transition_review,
    advice_updated,
    outcomes_reviewed,
    outcomes_achieved,
    delivery_id,
    source_row,
    as_of
from numbered
where copy_no = 1
