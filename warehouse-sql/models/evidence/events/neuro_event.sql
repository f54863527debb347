-- grain: one step of one neurodevelopmental referral, or one month of waiting, once for each indicator it counts in
with

referral as (select * from fact_referral where feed = 'neuro_pathway'),

waiting as (select * from fact_waiting_month where pathway in ('autism', 'adhd') and is_complete),

-- Who waits for a diagnosis waits longest: each referral once.
unfinished as (select * from waiting where wait_kind = 'diagnostic'),

-- Before the first support that was recorded nobody recorded any: that is no evidence, not nought per cent.
first_supported as (
    select area_code, min(support_while_waiting_date) as first_date from referral group by area_code
),

step as (
    select *, 'neuro_referrals' as indicator_code, referral_date as event_date, 1 as numerator
    from referral
    union all by name
    select *, 'neuro_initial_assessments' as indicator_code, initial_assessment_date as event_date, 1 as numerator
    from referral
    union all by name
    select *, 'neuro_diagnostic_assessments' as indicator_code, diagnostic_assessment_date as event_date, 1 as numerator
    from referral
    union all by name
    select
        *,
        'neuro_below_threshold_pct' as indicator_code,
        triage_date as event_date,
        cast(triage_outcome = 'below threshold' as bigint) as numerator,
        1 as denominator
    from referral
    where triage_outcome is not null
    union all by name
    select
        *,
        'neuro_priority_expedited_pct' as indicator_code,
        agreed_by_date as event_date,
        cast(assessed_by_agreed_date as bigint) as numerator,
        1 as denominator
    from referral
    where assessed_by_agreed_date is not null
),

month_of_waiting as (
    select *, 'neuro_initial_wait_weeks_median' as indicator_code, days_waiting as value
    from waiting
    where wait_kind = 'initial'
    union all by name
    select *, 'neuro_diagnostic_wait_weeks_median' as indicator_code, days_waiting as value
    from unfinished
    union all by name
    select *, 'neuro_diagnostic_wait_weeks_p90' as indicator_code, days_waiting as value
    from unfinished
    union all by name
    -- The longest wait stands without its child.
    select
        * replace (null as child_key, null as child_version_key),
        'neuro_longest_wait_weeks' as indicator_code,
        days_waiting as value
    from unfinished
    union all by name
    select *, 'neuro_waiting_over_104_weeks' as indicator_code, 1 as numerator
    from unfinished
    where over_104_weeks
    union all by name
    select *, 'neuro_waiting_over_52_weeks' as indicator_code, 1 as numerator
    from unfinished
    where over_52_weeks
    union all by name
    select
        unfinished.*,
        'neuro_waiting_supported_pct' as indicator_code,
        cast(unfinished.is_supported as bigint) as numerator,
        1 as denominator
    from unfinished
    inner join first_supported using (area_code)
    where unfinished.month_end >= first_supported.first_date
    union all by name
    -- Prioritised children against the others.
    select
        *,
        'neuro_priority_wait_ratio' as indicator_code,
        cast(coalesce(is_priority, false) as bigint) as numerator,
        days_waiting as value
    from unfinished
)

select
    indicator_code,
    referral_key as event_key,
    area_code,
    event_date,
    child_key,
    child_version_key,
    pathway as category,
    cast(numerator as bigint) as numerator,
    cast(denominator as bigint) as denominator
from step
where event_date is not null

union all by name

select
    indicator_code,
    referral_key || ' ' || month_end as event_key,
    area_code,
    month_end as event_date,
    child_key,
    child_version_key,
    pathway as category,
    cast(numerator as bigint) as numerator,
    cast(denominator as bigint) as denominator,
    cast(value as bigint) as value
from month_of_waiting
