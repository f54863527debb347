-- grain: one stage and age of the cases open on the day that the data reach, in one area
with

request as (select * from fact_ehc_request),

advice as (select * from fact_ehc_advice),

stage as (select * from ref_assessment_stage),

band as (select * from ref_case_age_band),

coverage as (select * from evidence_coverage where indicator_code = 'ehc_requests' and is_delivered),

-- An open request leaves on the day it is closed.
open as (
    select request.*, coverage.data_to
    from request
    inner join coverage using (area_code)
    where not request.is_historical
        and coalesce(request.request_source, '-') not in ('transfer in', 'statement conversion')
        and request.received_date <= coverage.data_to
        and coalesce(request.closed_date, date '9999-12-31') > coverage.data_to
),

gathered as (
    select
        advice.request_key,
        min(advice.requested_date) as first_asked,
        max(advice.received_date) as last_received,
        bool_or(advice.received_date is null or advice.received_date > open.data_to) as is_waiting
    from advice
    inner join open using (request_key)
    where advice.requested_date <= open.data_to
    group by advice.request_key
),

-- Where a case stands follows from its dates, so that it means the same in every casework system.
placed as (
    select
        open.area_code,
        open.data_to,
        cast(open.data_to - open.received_date as integer) as days_open,
        case
            when open.draft_issued_date <= open.data_to then 'final'
            when open.ep_requested_date <= open.data_to and coalesce(open.ep_received_date > open.data_to, true) then
                case when open.ep_allocated_date <= open.data_to then 'psychological_advice' else 'psychologist_allocated' end
            when gathered.is_waiting then 'all_advice'
            when open.ep_received_date <= open.data_to then 'draft'
            when open.decision_date <= open.data_to then 'advice_asked'
            else 'decision'
        end as stage,
        case
            when open.draft_issued_date <= open.data_to then open.draft_issued_date
            when open.ep_requested_date <= open.data_to and coalesce(open.ep_received_date > open.data_to, true)
                then open.ep_requested_date
            when gathered.is_waiting then gathered.first_asked
            when open.ep_received_date <= open.data_to then greatest(open.ep_received_date, gathered.last_received)
            when open.decision_date <= open.data_to then open.decision_date
            else open.received_date
        end as stage_from
    from open
    left join gathered using (request_key)
),

banded as (
    select
        placed.area_code,
        placed.stage,
        band.age_band,
        count(*) as open_cases,
        count(*) filter (where placed.data_to - placed.stage_from > stage.limit_days) as past_limit
    from placed
    -- The psychologist's six weeks run before anybody is allocated.
    inner join stage
        on stage.stage = case placed.stage when 'psychologist_allocated' then 'psychological_advice' else placed.stage end
    inner join band
        on placed.days_open >= band.from_days
        and placed.days_open <= coalesce(band.to_days, placed.days_open)
    group by placed.area_code, placed.stage, band.age_band
)

select
    coverage.area_code,
    stage.stage,
    stage.stage_title,
    stage.display_order as stage_order,
    band.age_band,
    band.display_order as band_order,
    coverage.data_to as open_on,
    coalesce(banded.open_cases, 0) as open_cases,
    case
        when stage.limit_days is not null or stage.stage = 'psychologist_allocated' then coalesce(banded.past_limit, 0)
    end as past_stage_limit
from coverage
cross join stage
cross join band
left join banded using (area_code, stage, age_band)
where stage.stage not in ('refusal', 'whole')
