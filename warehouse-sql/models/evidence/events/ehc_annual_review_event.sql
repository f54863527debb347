-- grain: one annual review held or decided, once for each indicator it counts in
with

review as (select * from fact_annual_review),

counted as (
    select
        'annual_review_4_week_decision_pct' as indicator_code,
        review.*,
        decision_date as event_date,
        outcome as category,
        decided_within_4_weeks as counts
    from review
    where decided_within_4_weeks is not null
    union all
    select
        'transition_advice_refreshed_pct',
        review.*,
        meeting_date,
        'Year ' || ncy_at_review,
        coalesce(advice_updated, false)
    from review
    where meeting_date is not null and try_cast(ncy_at_review as integer) in (5, 9)
)

select
    indicator_code,
    review_key as event_key,
    area_code,
    event_date,
    child_key,
    child_version_key,
    category,
    cast(counts as bigint) as numerator,
    cast(1 as bigint) as denominator
from counted

union all by name

select
    'ehcp_outcomes_achieved_pct' as indicator_code,
    review_key as event_key,
    area_code,
    meeting_date as event_date,
    child_key,
    child_version_key,
    cast(outcomes_achieved as bigint) as numerator,
    cast(outcomes_reviewed as bigint) as denominator
from review
where meeting_date is not null and outcomes_reviewed > 0 and outcomes_achieved between 0 and outcomes_reviewed
