-- grain: one learning item of one agency
with

learning as (select * from stg_audits__audit_learning),

agency as (select * from dim_agency),

area as (select * from dim_area),

run as (select * from ref_run)

select
    -- keys
    learning.learning_key,
    coalesce(area.area_code, learning.la_number) as area_code,
    agency.agency_key,
    -- dates
    learning.raised_date,
    learning.presented_date,
    learning.response_date,
    learning.accepted_date,
    learning.action_opened_date,
    learning.action_closed_date,
    -- measures
    coalesce(learning.presented_date <= run.as_at, false) as is_presented,
    coalesce(learning.response_date <= run.as_at, false) as is_answered,
    case when learning.response_date >= learning.presented_date
        then learning.response_date - learning.presented_date
    end as days_to_response,
    coalesce(learning.action_opened_date <= run.as_at, false)
        and coalesce(learning.action_closed_date > run.as_at, true) as has_open_action
from learning
cross join run
left join agency using (agency_code)
left join area on area.la_number = learning.la_number
