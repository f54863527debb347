-- grain: one action of the plan
with

action as (select * from dim_action),

promise as (select * from milestone_status),

indicator as (select * from dim_indicator),

reported as (
    select
        action_key,
        reported_rating,
        reported_meaning,
        update_date
    from fact_action_update
    inner join ref_run using (area_code)
    where is_latest and action_key is not null
),

run as (select * from ref_run),

coverage as (select evidence_coverage.* from evidence_coverage inner join run using (area_code)),

feed as (select * from ref_feed),

-- What each indicator was made of: its own feeds, else those that stand in for them.
made_of as (
    select
        coverage.indicator_code,
        unnest(case coverage.choice when 'instead' then listed.instead_feeds else listed.feeds end) as feed_path
    from coverage
    inner join ref_indicators as listed on listed.code = coverage.indicator_code
),

made_of_feed as (
    select made_of.indicator_code, coalesce(feed.title, split_part(made_of.feed_path, '/', 2)) as title
    from made_of
    left join feed on made_of.feed_path = feed.source || '/' || feed.feed
),

-- An indicator is a source of evidence once it has a figure.
with_figure as (
    select distinct fact_indicator_value.indicator_code
    from fact_indicator_value
    inner join run using (area_code)
    where fact_indicator_value.value is not null
),

evidence_for as (
    select unnest(evidence_for) as action_key, indicator_code from indicator
    union
    select action_key, indicator_code from promise where action_key is not null
),

codes as (
    select action_key, string_agg(indicator_code, '; ' order by indicator_code) as indicator_codes
    from evidence_for
    group by action_key
),

linked as (
    select
        evidence_for.action_key,
        count(*) as indicators,
        count(with_figure.indicator_code) as with_figure,
        string_agg(indicator.title, '; ' order by evidence_for.indicator_code)
            filter (where with_figure.indicator_code is null) as titles_without
    from evidence_for
    inner join indicator using (indicator_code)
    left join with_figure using (indicator_code)
    group by evidence_for.action_key
),

delivering as (
    select
        evidence_for.action_key,
        string_agg(distinct made_of_feed.title, '; ' order by made_of_feed.title) as feeds
    from evidence_for
    inner join with_figure using (indicator_code)
    inner join made_of_feed using (indicator_code)
    group by evidence_for.action_key
),

-- The worst of what is measured speaks for the action; what is not measured does not hide it.
ranked as (
    select
        *,
        case status
            when 'missed' then 1
            when 'off track' then 2
            when 'at risk' then 3
            when 'no clear change' then 4
            when 'on track' then 5
            when 'met' then 6
            when 'date conflict' then 7
            when 'not measured' then 8
            else 9
        end as gravity,
        count(*) over (partition by action_key) as promises,
        count(*) filter (where status in ('missed', 'off track', 'at risk', 'no clear change', 'on track', 'met'))
            over (partition by action_key) as measured,
        -- An action is made good once every promise of it that was missed is kept.
        count(*) filter (where status = 'missed' and not met_since) over (partition by action_key) as missed_still,
        case
            when count(*) filter (where met_since and met_since_date is null) over (partition by action_key) = 0
                then max(met_since_date) over (partition by action_key)
        end as all_met_since,
        bool_or(mismatch) over (partition by action_key) as action_mismatch
    from promise
    where action_key is not null
),

worst as (
    select *, row_number() over (partition by action_key order by gravity, met_since, order_no) as worst_first
    from ranked
)

select
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
    codes.indicator_codes,
    case
        when action.date_conflict then 'date conflict'
        when worst.measured > 0 then worst.status
        when action.start_date > run.as_at then 'not due'
        else coalesce(worst.status, 'not measured')
    end as status,
    not action.date_conflict and coalesce(worst.status = 'missed' and worst.missed_still = 0, false) as met_since,
    case
        when not action.date_conflict and worst.status = 'missed' and worst.missed_still = 0 then worst.all_met_since
    end as met_since_date,
    case
        when action.date_conflict then action.date_conflict_reason || '.'
        when worst.measured > 0 then
            worst.status_reason
            || case when worst.measured < worst.promises
                then ' ' || worst.measured || ' of ' || worst.promises || ' promises of this action can be measured.'
                else ''
            end
        when action.start_date > run.as_at then
            'Starts ' || day(action.start_date) || ' ' || monthname(action.start_date) || ' ' || year(action.start_date)
            || '.'
        else coalesce(worst.status_reason, 'No evidence is linked to this action.')
    end as status_reason,
    reported.reported_rating,
    coalesce(
        'Reported ' || reported.reported_rating || ' (' || reported.reported_meaning || ') on ' || day(reported.update_date)
            || ' ' || monthname(reported.update_date) || ' ' || year(reported.update_date),
        'No progress update received'
    ) as reported_status,
    case when worst.measured > 0 then worst.strength end as strength,
    coalesce(worst.action_mismatch, false) as mismatch,
    coalesce(linked.with_figure, 0) > 0 as has_evidence_source,
    case
        when linked.indicators is null then 'No evidence source: no indicator is linked to this action.'
        when linked.with_figure = 0 then 'No evidence source delivers: no figure yet of ' || linked.titles_without || '.'
        else
            linked.with_figure || ' of ' || linked.indicators
            || case when linked.indicators = 1 then ' indicator' else ' indicators' end || ' measured, from ' || coalesce(delivering.feeds, 'no feed of its own') || '.'
            || case
                when linked.with_figure < linked.indicators then ' No figure yet of ' || linked.titles_without || '.'
                else ''
            end
    end as evidence_source
from action
cross join run
left join worst on worst.action_key = action.action_key and worst.worst_first = 1
left join codes on codes.action_key = action.action_key
left join linked on linked.action_key = action.action_key
left join delivering on delivering.action_key = action.action_key
left join reported on reported.action_key = action.action_key
