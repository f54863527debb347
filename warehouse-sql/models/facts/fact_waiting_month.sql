-- grain: one referral still waiting for one kind of contact at one month end
with

referral as (select * from fact_referral),

pathway_wait as (select * from ref_pathway_wait),

calendar as (select * from dim_date),

child as (select * from dim_child),

run as (select * from ref_run),

-- From September 2023: a year of month ends before the baseline of autumn 2024.
month as (
    select distinct calendar.next_month_start - 1 as month_end
    from calendar
    cross join run
    where calendar.date_key >= date '2023-09-01'
        and calendar.next_month_start - 1 <= run.as_at
),

-- Extracts of several providers end on different days: past the earliest of them a month end is told only in part.
covered as (
    select area_code, feed, min(known_to) as covered_to
    from (
        select area_code, feed, provider, max(known_to) as known_to
        from referral
        group by area_code, feed, provider
    ) as provider_extract
    group by area_code, feed
),

-- Each wait starts at referral. A later contact ends the wait for an earlier one too: who is diagnosed was assessed.
wait as (
    select
        referral.*,
        pathway_wait.wait_kind,
        case pathway_wait.wait_kind
            when 'initial'
                then least(referral.initial_assessment_date, referral.diagnostic_assessment_date, referral.ended_date)
            when 'diagnostic' then least(referral.diagnostic_assessment_date, referral.ended_date)
            when 'first contact'
                then least(referral.first_contact_date, referral.second_contact_date, referral.ended_date)
            when 'second contact' then least(referral.second_contact_date, referral.ended_date)
        end as wait_end_date
    from referral
    inner join pathway_wait using (pathway)
),

-- Waiting at a month end: referred on or before it, and what is waited for did not happen by it. An extract says
-- nothing of month ends after its own date.
waiting as (
    select
        wait.*,
        month.month_end,
        month.month_end - wait.referral_date as days_waiting,
        month.month_end <= covered.covered_to as is_complete
    from wait
    inner join covered
        on covered.area_code = wait.area_code
        and covered.feed = wait.feed
    inner join month
        on month.month_end >= wait.referral_date
        and month.month_end < coalesce(wait.wait_end_date, date '9999-12-31')
        and month.month_end <= wait.known_to
)

select
    -- keys
    waiting.referral_key,
    waiting.wait_kind,
    waiting.month_end,
    waiting.area_code,
    waiting.child_key,
    child.child_version_key,
    waiting.provider,
    waiting.pathway,
    -- at the month end
    waiting.referral_date,
    waiting.is_priority,
    coalesce(waiting.triage_date <= waiting.month_end, false) as is_triaged,
    coalesce(waiting.support_while_waiting_date <= waiting.month_end, false) as is_supported,
    -- measures
    waiting.days_waiting,
    weeks_between(waiting.referral_date, waiting.month_end) as weeks_waiting,
    waiting.days_waiting > 126 as over_18_weeks,
    waiting.days_waiting > 364 as over_52_weeks,
    waiting.days_waiting > 728 as over_104_weeks,
    case
        when waiting.days_waiting <= 126 then '0-18'
        when waiting.days_waiting <= 364 then '18-52'
        when waiting.days_waiting <= 728 then '52-104'
        else '104+'
    end as wait_band,
    waiting.is_complete
from waiting
left join child
    on child.child_key = waiting.child_key
    and child.area_code = waiting.area_code
    and child.valid_from <= waiting.month_end
    and child.valid_to > waiting.month_end
