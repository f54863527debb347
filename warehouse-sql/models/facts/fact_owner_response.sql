-- grain: one response of an owner
with

response as (select * from stg_governance__owner_response),

action as (select * from dim_action),

indicator as (select * from dim_indicator),

promise as (select * from dim_milestone),

area as (select * from dim_area)

select
    response.response_key,
    coalesce(area.area_code, response.la_number) as area_code,
    response.about_key,
    case
        when action.action_key is not null then 'action'
        when indicator.indicator_code is not null then 'indicator'
        when promise.promise_key is not null then 'promise'
        else 'not known'
    end as about_kind,
    action.action_key,
    indicator.indicator_code,
    promise.promise_key,
    response.response_date,
    response.owner_role,
    response.response
from response
left join action on action.action_key = response.about_key
left join indicator on indicator.indicator_code = response.about_key
left join promise on promise.promise_key = response.about_key
left join area on area.la_number = response.la_number
