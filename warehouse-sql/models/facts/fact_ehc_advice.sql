-- grain: one advice request to one agency for one EHC needs assessment
with

advice as (select * from stg_liquidlogic__ehc_advice),

request as (select * from fact_ehc_request),

agency as (select * from dim_agency),

timed as (
    select
        advice_key,
        request_key,
        agency_code,
        advice_type,
        status,
        requested_date,
        -- Six weeks from the day the agency received the request (SEND Regulations 2014, regulation 8).
        requested_date + 42 as due_date,
        allocated_date,
        received_date,
        statutory_exception,
        late_reason
    from advice
    where status <> 'cancelled'
)

select
    -- keys
    timed.advice_key,
    timed.request_key,
    request.area_code,
    request.child_key,
    request.child_version_key,
    agency.agency_key,
    timed.agency_code,
    timed.advice_type,
    timed.status,
    -- dates
    timed.requested_date,
    timed.due_date,
    timed.allocated_date,
    timed.received_date,
    -- measures
    timed.received_date - timed.requested_date as days_to_provide,
    timed.received_date <= timed.due_date as provided_in_time,
    timed.statutory_exception as exception_applies,
    timed.late_reason
from timed
inner join request using (request_key)
left join agency using (agency_code)
