-- grain: the newest answer about one action, indicator or promise
with

response as (
    select fact_owner_response.*
    from fact_owner_response
    inner join ref_run using (area_code)
    where fact_owner_response.response_date <= ref_run.as_at
),

action as (select * from dim_action),

indicator as (select * from dim_indicator),

promise as (select * from dim_milestone),

newest as (
    select
        *,
        row_number() over (partition by about_key order by response_date desc, response_key) as newest_first
    from response
)

select
    newest.response_key,
    newest.about_key,
    newest.about_kind,
    newest.action_key,
    newest.indicator_code,
    newest.promise_key,
    coalesce(action.title, indicator.title, promise.title, newest.about_key) as title,
    newest.response_date,
    newest.owner_role,
    newest.response
from newest
left join action using (action_key)
left join indicator on indicator.indicator_code = newest.indicator_code
left join promise on promise.promise_key = newest.promise_key
where newest.newest_first = 1
