-- grain: one decision that a rule asks for
with

promise as (select * from milestone_status),

action as (select * from action_status),

indicator as (select * from dim_indicator),

coverage as (
    select evidence_coverage.* from evidence_coverage inner join ref_run using (area_code)
),

late_agency as (select * from evidence_late_agency),

-- Two promises of one action ask one decision, under the earlier. Actions are what a group is given, so that a decision
-- never speaks for a promise outside its scope.
contradicted as (
    select * exclude (first_first)
    from (
        select
            *,
            row_number() over (
                partition by coalesce(action_key, promise_key)
                order by order_no, promise_key
            ) as first_first
        from promise
        where mismatch
    ) as contradiction
    where first_first = 1
),

mismatch as (
    select
        1 as gravity,
        order_no as order_within,
        'mismatch' as kind,
        'Settle which rating stands: ' || title as decision,
        'The lead reports ' || reported_rating || '; the evidence says ' || status || '. ' || status_reason as why,
        'Accept the evidence; or name what it misses, with a date' as options,
        action_key,
        indicator_code as indicator_codes,
        promise_key as about_key,
        area_for_improvement as section
    from contradicted
),

-- None where the rating is already asked about.
missed as (
    select
        2,
        order_no,
        'missed',
        'Agree a recovery date and measures: ' || indicator_title,
        status_reason,
        'Keep the target with a new date; add capacity; change the measures',
        action_key,
        indicator_code,
        promise_key,
        area_for_improvement
    from (
        select
            *,
            row_number() over (
                partition by coalesce(action_key, promise_key)
                order by due_date, order_no, promise_key
            ) as first_first
        from promise
        where status = 'missed' and not met_since
            and coalesce(action_key, promise_key) not in (
                select coalesce(contradicted.action_key, contradicted.promise_key) from contradicted
            )
    )
    where first_first = 1
),

-- A row an action: a pack puts those of its group into one question.
conflict as (
    select
        3,
        order_no,
        'date conflict',
        'Give dates that can hold to action ' || printed_ref,
        printed_ref || ': ' || date_conflict_reason || '.',
        'Correct the printed dates; or close the actions with evidence',
        action_key,
        null,
        action_key,
        area_for_improvement
    from action
    where date_conflict
),

stale as (
    select
        4,
        1,
        'stale',
        'Restore the delivery of ' || feeds,
        min(reason) || '. Affected: ' || count(*) || case when count(*) = 1 then ' indicator.' else ' indicators.' end,
        'Name who sends it and by when; or drop what rests on it',
        null,
        string_agg(indicator_code, '; ' order by indicator_code),
        feeds,
        'data quality'
    from coverage
    where is_stale
    group by feeds
),

late as (
    select
        5,
        1,
        'consistently late',
        'Ask for an improvement action from ' || string_agg(agency_name, ', ' order by agency_name),
        string_agg(
            agency_name || ': ' || numerator || ' of ' || denominator || ' pieces of advice in time in three months',
            '; ' order by agency_name
        ) || '.',
        'A dated plan from each agency; or shared capacity',
        'AFI1-1.4.2',
        'advice_6_week_pct',
        'AFI1-1.4.2',
        'AFI1'
    from late_agency
    having count(*) > 0
),

asked as (
    select * from mismatch
    union all
    select * from missed
    union all
    select * from conflict
    union all
    select * from stale
    union all
    select * from late
),

ranked as (
    select
        asked.*,
        coalesce(action.lead_role, indicator.owner_role) as owner_role,
        row_number() over (order by asked.gravity, asked.order_within, asked.about_key) as rank
    from asked
    left join action using (action_key)
    left join indicator on indicator.indicator_code = split_part(asked.indicator_codes, '; ', 1)
)

-- Every decision that a rule asks for, in order of gravity: a pack takes the first few within its group's scope.
select
    rank,
    kind,
    decision,
    why,
    options,
    owner_role,
    about_key,
    action_key,
    indicator_codes,
    section
from ranked
