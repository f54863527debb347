-- grain: one request of one person in one SEN2 return, with its assessment and plan
with

request as (select * from landing.sen2_request),

assessment as (select * from landing.sen2_assessment),

named_plan as (select * from landing.sen2_named_plan),

active_plan as (select * from landing.sen2_active_plan)

select
    -- keys
    request.delivery_id,
    request.person_ref,
    request.request_no,
    md5(concat_ws('|', 'returned person', request.person_ref)) as person_record_key,
    request.area_code as la_number,
    try_cast(request.period as integer) as collection_year,
    request.as_of as reference_date,
    -- request
    request.received_date,
    request.age_at_received_date,
    request.request_source,
    request.rya as in_youth_accommodation,
    request.request_outcome,
    request.request_outcome_date,
    coalesce(request.request_mediation, false) as request_mediation,
    coalesce(request.request_tribunal, false) as request_tribunal,
    request.exported,
    -- assessment
    assessment.assessment_outcome,
    assessment.assessment_outcome_date,
    assessment.age_at_assessment_outcome_date,
    coalesce(assessment.assessment_mediation, false) as assessment_mediation,
    coalesce(assessment.assessment_tribunal, false) as assessment_tribunal,
    coalesce(assessment.other_mediation, false) as other_mediation,
    coalesce(assessment.other_tribunal, false) as other_tribunal,
    coalesce(assessment.week20, false) as exception_applies,
    -- plan
    named_plan.start_date as plan_start_date,
    named_plan.age_at_start_date,
    named_plan.cease_date,
    named_plan.age_at_cease_date,
    try_cast(named_plan.cease_reason as integer) as cease_reason,
    -- census
    active_plan.person_ref is not null as is_active,
    active_plan.transfer_la,
    -- Codes of this element were never published: anything but an empty or negative answer is a transfer.
    active_plan.transfer_la is not null
    and upper(trim(active_plan.transfer_la)) not in ('', '0', 'N', 'NO', 'F', 'FALSE') as is_transfer_in,
    active_plan.review_meeting as review_meeting_date,
    active_plan.review_outcome,
    active_plan.last_review as review_decision_date,
    active_plan.age_at_reference_date,
    request.source_row
from request
left join assessment using (delivery_id, person_ref, request_no)
left join named_plan using (delivery_id, person_ref, request_no)
left join active_plan using (delivery_id, person_ref, request_no)
