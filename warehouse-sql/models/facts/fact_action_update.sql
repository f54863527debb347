-- grain: one report of a lead on one action on one day
with

reported as (select * from stg_governance__action_update),

rating as (select * from ref_reported_rating),

action as (select * from dim_action),

area as (select * from dim_area),

run as (select * from ref_run),

known as (
    select
        reported.*,
        row_number() over (
            partition by reported.la_number, reported.reported_action_key
            order by reported.update_date > run.as_at, reported.update_date desc
        ) = 1 and reported.update_date <= run.as_at as is_latest
    from reported
    cross join run
)

select
    known.update_key,
    coalesce(area.area_code, known.la_number) as area_code,
    action.action_key,
    known.reported_action_key,
    known.update_date,
    known.reported_rating,
    rating.meaning as reported_meaning,
    known.narrative,
    known.evidence_reference,
    known.lead_role,
    known.is_latest
from known
inner join rating using (reported_rating)
left join action on action.action_key = known.reported_action_key
left join area on area.la_number = known.la_number
