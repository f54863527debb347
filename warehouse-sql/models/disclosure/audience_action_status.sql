-- grain: one action, as one audience is told of it
with

action as (select * from action_status),

promise as (select * from audience_milestone_status),

inside as (select * from audience_promise),

audience as (select unnest(['partnership', 'public']) as audience),

-- The worst of what is measured speaks for the action, as in action_status; all of it has to be told for that.
ranked as (
    select
        promise.*,
        inside.withheld_because,
        case promise.status
            when 'missed' then 1
            when 'off track' then 2
            when 'at risk' then 3
            when 'no clear change' then 4
            when 'on track' then 5
            when 'met' then 6
            when 'date conflict' then 7
            when 'not measured' then 8
            else 9
        end as gravity
    from promise
    inner join inside using (promise_key)
    where promise.action_key is not null
),

spoken as (
    select
        audience,
        action_key,
        count(*) as promises,
        count(*) filter (where gravity <= 6) as measured,
        max(withheld_because) as withheld_because,
        bool_and(not met_since or met_since_date is not null) as all_days_known
    from ranked
    group by audience, action_key
),

worst as (
    select *
    from ranked
    qualify row_number() over (
        partition by audience, action_key
        order by gravity, met_since, order_no
    ) = 1
),

told as (
    select
        audience.audience,
        action.action_key,
        spoken.promises,
        spoken.measured,
        spoken.all_days_known,
        spoken.withheld_because is not null as is_any_withheld,
        -- Printed dates, and a start still to come, rest on the plan alone.
        case when action.status not in ('date conflict', 'not due', 'not measured') then spoken.withheld_because end
            as withheld_because
    from action
    cross join audience
    left join spoken on spoken.audience = audience.audience and spoken.action_key = action.action_key
)

select
    told.audience,
    action.action_key,
    action.printed_ref,
    action.area_for_improvement,
    action.theme_key,
    action.theme_title,
    action.order_no,
    action.title,
    action.lead_role,
    action.start_printed,
    action.start_date,
    action.finish_printed,
    action.due_date,
    action.due_reason,
    action.evidence_due_date,
    action.date_conflict,
    action.date_conflict_reason,
    action.indicator_codes,
    case when told.withheld_because is null then action.status else 'not measured' end as status,
    not told.is_any_withheld and action.met_since as met_since,
    case when not told.is_any_withheld and told.all_days_known then action.met_since_date end as met_since_date,
    case
        when told.withheld_because is not null then
            upper(told.withheld_because[1]) || told.withheld_because[2:] || '.'
        when action.date_conflict then action.date_conflict_reason || '.'
        when told.measured > 0 then
            worst.status_reason
            || case when told.measured < told.promises
                then ' ' || told.measured || ' of ' || told.promises || ' promises of this action can be measured.'
                else ''
            end
        when action.status = 'not due' and action.start_date is not null
            then 'Starts ' || strftime(action.start_date, '%-d %B %Y') || '.'
        else coalesce(worst.status_reason, 'No evidence is linked to this action.')
    end as status_reason,
    action.reported_rating,
    action.reported_status,
    case when not told.is_any_withheld then action.strength end as strength,
    not told.is_any_withheld and action.mismatch as mismatch,
    action.has_evidence_source,
    action.evidence_source
from told
inner join action using (action_key)
left join worst on worst.audience = told.audience and worst.action_key = told.action_key
