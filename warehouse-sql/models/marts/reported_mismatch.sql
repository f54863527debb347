-- grain: one promise or action whose report and evidence cannot both stand
with

promise as (select * from milestone_status),

action as (select * from action_status),

figure as (select * from evidence_promise),

rating as (select * from ref_reported_rating),

report as (
    select fact_action_update.*
    from fact_action_update
    inner join ref_run using (area_code)
    where fact_action_update.action_key is not null and fact_action_update.update_date <= ref_run.as_at
),

-- The day of the report that the newest rating began with: what was said before and between does not count.
unbroken as (
    select
        latest.action_key,
        latest.reported_rating,
        latest.reported_meaning,
        latest.update_date,
        latest.lead_role,
        latest.evidence_reference,
        (
            select max(other.update_date)
            from report as other
            where other.action_key = latest.action_key
                and other.update_date <= latest.update_date
                and other.reported_rating <> latest.reported_rating
        ) as other_rating_until
    from report as latest
    where latest.is_latest
),

reported as (
    select
        unbroken.*,
        (
            select min(same.update_date)
            from report as same
            where same.action_key = unbroken.action_key
                and same.update_date > coalesce(unbroken.other_rating_until, date '1900-01-01')
        ) as reported_since
    from unbroken
),

-- A report and a computed status that contradict each other.
contradicted as (
    select
        'promise' as about,
        promise.promise_key as about_key,
        promise.action_key,
        promise.title,
        promise.area_for_improvement,
        promise.order_no,
        promise.indicator_code,
        case
            when promise.status in ('met', 'on track') then 'report worse than evidence'
            else 'report better than evidence'
        end as mismatch_kind,
        promise.status as computed_status,
        promise.status_reason as reason,
        -- the figure that decided: of the due date once that is past, else the newest
        coalesce(figure.at_due_period_end, figure.latest_period_end, promise.due_date) as decided_on
    from promise
    inner join figure using (promise_key)
    where promise.mismatch
),

-- Called complete, and nothing shows it.
unsupported as (
    select
        'action' as about,
        action.action_key as about_key,
        action.action_key,
        action.title,
        action.area_for_improvement,
        action.order_no,
        cast(null as varchar) as indicator_code,
        'complete without evidence' as mismatch_kind,
        action.status as computed_status,
        action.status_reason || ' ' || action.evidence_source as reason,
        cast(null as date) as decided_on
    from action
    inner join rating using (reported_rating)
    where rating.meaning = 'complete' and action.status = 'not measured'
),

mismatch as (
    select * from contradicted
    union all
    select * from unsupported
)

select
    mismatch.about,
    mismatch.about_key,
    mismatch.action_key,
    action.printed_ref,
    mismatch.title,
    mismatch.area_for_improvement,
    row_number() over (order by mismatch.about = 'action', mismatch.order_no, mismatch.about_key) as order_no,
    mismatch.mismatch_kind,
    mismatch.indicator_code,
    reported.reported_rating,
    reported.reported_meaning,
    reported.update_date as reported_on,
    reported.lead_role as reported_by,
    reported.evidence_reference,
    mismatch.computed_status,
    mismatch.reason,
    greatest(reported.reported_since, mismatch.decided_on) as since
from mismatch
inner join reported using (action_key)
inner join action using (action_key)
