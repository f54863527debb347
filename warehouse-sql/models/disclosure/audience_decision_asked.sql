-- grain: one decision asked, as one audience is told of it
with

asked as (select * from decision_asked),

promise as (select * from audience_milestone_status),

inside as (select * from audience_promise),

action as (select * from dim_action where date_conflict),

audience as (select unnest(['partnership', 'public']) as audience),

told as (
    select
        audience.audience,
        asked.rank as rank_inside,
        asked.kind,
        asked.decision,
        case asked.kind
            when 'mismatch' then
                'The lead reports ' || promise.reported_rating || '; the evidence says ' || promise.status || '. '
                || promise.status_reason
            when 'missed' then promise.status_reason
            when 'date conflict' then action.printed_ref || ': ' || action.date_conflict_reason || '.'
            when 'stale' then 'Nothing has come in time.'
        end as why,
        asked.options,
        asked.owner_role,
        asked.about_key,
        asked.action_key,
        asked.indicator_codes,
        asked.section
    from asked
    cross join audience
    left join action on action.action_key = asked.about_key
    left join promise on promise.audience = audience.audience and promise.promise_key = asked.about_key
    left join inside on inside.promise_key = asked.about_key
    where asked.kind in ('date conflict', 'stale')
        or (asked.kind in ('mismatch', 'missed') and inside.promise_key is not null and inside.withheld_because is null)
)

select
    audience,
    row_number() over (partition by audience order by rank_inside) as rank,
    kind,
    decision,
    why,
    options,
    owner_role,
    about_key,
    action_key,
    indicator_codes,
    section
from told
