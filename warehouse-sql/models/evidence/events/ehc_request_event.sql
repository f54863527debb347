-- grain: one request received, decided or refused, once for each indicator it counts in
with

request as (select * from fact_ehc_request),

-- What was counted in an earlier year, or moved in with a plan, is no request of the period.
own as (
    select *
    from request
    where not is_historical
        and coalesce(request_source, '-') not in ('transfer in', 'statement conversion')
),

counted as (
    select
        'ehc_requests' as indicator_code,
        own.*,
        received_date as event_date,
        age_at_received as age,
        1 as numerator,
        cast(null as bigint) as denominator
    from own
    union all
    select
        'ehcp_6_week_decision_pct',
        own.*,
        decision_date,
        age_at_received,
        cast(decided_within_6_weeks as bigint),
        1
    from own
    where decided_within_6_weeks is not null
    union all
    select
        'ehcp_16_week_refusal_pct',
        request.*,
        assessment_outcome_date,
        age_at_outcome,
        cast(refused_within_16_weeks as bigint),
        1
    from request
    where refused_within_16_weeks is not null
)

select
    indicator_code,
    request_key as event_key,
    area_code,
    event_date,
    child_key,
    child_version_key,
    cast(age as bigint) as age,
    request_source as category,
    cast(numerator as bigint) as numerator,
    cast(denominator as bigint) as denominator
from counted
where event_date is not null
