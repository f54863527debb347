-- grain: one annual review of one plan
with

review as (select * from stg_liquidlogic__ehc_annual_review),

record as (select * from dim_person_record),

plan as (select * from fact_ehc_plan),

child as (select * from dim_child),

area as (select * from dim_area)

select
    -- keys
    review.review_key,
    coalesce(area.area_code, review.la_number) as area_code,
    plan.plan_key,
    record.child_key,
    child.child_version_key,
    -- dates
    review.due_date,
    review.meeting_date,
    -- The authority tells its decision within four weeks of the meeting (SEND Regulations 2014, regulation 20).
    review.meeting_date + 28 as decision_due_date,
    review.decision_date,
    -- measures
    review.outcome,
    review.decision_date - review.meeting_date as decision_days,
    case
        when review.decision_date >= review.meeting_date then review.decision_date - review.meeting_date <= 28
    end as decided_within_4_weeks,
    case when review.meeting_date is not null then review.meeting_date <= review.due_date end as held_in_time,
    review.ncy_at_review,
    coalesce(review.transition_review, false) as transition_review,
    review.advice_updated,
    review.outcomes_reviewed,
    review.outcomes_achieved
from review
inner join record using (person_record_key)
left join plan using (plan_key)
left join area on area.la_number = review.la_number
left join child
    on child.child_key = record.child_key
    and child.area_code = coalesce(area.area_code, review.la_number)
    and child.valid_from <= review.due_date
    and child.valid_to > review.due_date
