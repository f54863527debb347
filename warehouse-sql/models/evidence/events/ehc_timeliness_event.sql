-- grain: one plan issued, once for each indicator it counts in
with

request as (select * from fact_ehc_request),

-- Mediation and tribunal cases are out of DfE's 20-week table.
issued as (select * from request where in_timeliness_population),

counted as (
    select
        'ehcp_20_week_pct' as indicator_code,
        issued.*,
        cast(issued_within_20_weeks as bigint) as numerator,
        cast(null as bigint) as value
    from issued
    where not exception_applies
    union all
    select
        'ehcp_20_week_incl_exceptions_pct',
        issued.*,
        cast(issued_within_20_weeks as bigint),
        null
    from issued
    union all
    select
        indicator.indicator_code,
        issued.*,
        null,
        cast(issue_days as bigint)
    from issued
    cross join (
        values ('ehcp_weeks_to_issue_mean'), ('ehcp_weeks_to_issue_median'), ('ehcp_weeks_to_issue_p90')
    ) as indicator (indicator_code)
    where issue_days >= 0
)

select
    indicator_code,
    request_key as event_key,
    area_code,
    plan_issued_date as event_date,
    child_key,
    child_version_key,
    cast(age_at_outcome as bigint) as age,
    numerator,
    cast(1 as bigint) as denominator,
    value
from counted
