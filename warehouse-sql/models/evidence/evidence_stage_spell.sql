-- grain: one stage of one request that has ended
with

request as (select * from fact_ehc_request),

advice as (select * from fact_ehc_advice),

-- All advice is in when nothing asked for is still to come.
gathered as (
    select
        request_key,
        min(requested_date) as first_asked,
        case when count(*) = count(received_date) then max(received_date) end as last_received,
        count(*) > count(received_date) as is_waiting
    from advice
    group by request_key
),

own as (
    select
        request.*,
        gathered.first_asked,
        gathered.last_received,
        -- Without an advice extract the psychologist's is the advice that is known.
        case
            when gathered.is_waiting then null
            else greatest(request.ep_received_date, gathered.last_received)
        end as advice_complete
    from request
    left join gathered using (request_key)
    where not request.is_historical
        and coalesce(request.request_source, '-') not in ('transfer in', 'statement conversion')
),

ended as (
    select area_code, request_key, 'decision' as stage, received_date as from_date, decision_date as to_date
    from own
    where decision_outcome in ('assess', 'not assess')
    union all
    select area_code, request_key, 'advice_asked', decision_date, ep_requested_date
    from own
    where decision_outcome = 'assess'
    union all
    select area_code, request_key, 'psychologist_allocated', ep_requested_date, ep_allocated_date
    from own
    union all
    select area_code, request_key, 'psychological_advice', ep_requested_date, ep_received_date
    from own
    union all
    select area_code, request_key, 'all_advice', first_asked, last_received
    from own
    union all
    select area_code, request_key, 'draft', advice_complete, draft_issued_date
    from own
    union all
    select area_code, request_key, 'final', draft_issued_date, plan_issued_date
    from own
    union all
    select area_code, request_key, 'refusal', received_date, assessment_outcome_date
    from request
    where assessment_outcome = 'not issue'
    union all
    -- DfE's population of the 20-week table: no mediation, no tribunal; exceptional cases in.
    select area_code, request_key, 'whole', received_date, plan_issued_date
    from request
    where in_timeliness_population
)

select
    area_code,
    request_key,
    stage,
    from_date,
    to_date,
    cast(to_date - from_date as bigint) as days,
    coalesce(to_date < from_date, true) as is_impossible
from ended
where to_date is not null
