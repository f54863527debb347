-- grain: one case as a casework extract told it: the newest, and the one known when a year was returned
with

extract as (select * from landing_history.ehc_request),

newest as (select distinct delivery_id from landing.ehc_request),

return_day as (select distinct returned_by_month, returned_by_day from ref_reconciliation_return),

run as (select * from ref_run),

delivery as (select distinct delivery_id, area_code, as_of, business_date from extract),

return_year as (
    select
        years.counted_year,
        max(make_date(years.counted_year + 1, return_day.returned_by_month, return_day.returned_by_day)) as returned_by
    from run
    cross join lateral (select unnest(range(2019, year(run.as_at)))::integer as counted_year) as years
    cross join return_day
    group by years.counted_year
),

-- An extract from before the end of the year cannot tell what was missing when it was returned.
known_then as (
    select
        return_year.counted_year,
        delivery.delivery_id
    from return_year
    inner join delivery
        on delivery.business_date <= return_year.returned_by
        and delivery.as_of >= make_date(return_year.counted_year, 12, 31)
    qualify row_number() over (
        partition by return_year.counted_year, delivery.area_code
        order by delivery.business_date desc, delivery.delivery_id desc
    ) = 1
),

chosen as (
    select 'then' as told, counted_year, delivery_id
    from known_then
    union all
    select 'now' as told, year(run.as_at) as counted_year, newest.delivery_id
    from newest
    cross join run
),

-- An extract that repeats a request means its last row.
told as (
    select
        chosen.told,
        chosen.counted_year,
        extract.*,
        row_number() over (
            partition by chosen.told, chosen.counted_year, extract.area_code, extract.request_id
            order by extract.as_of desc, extract.delivery_id desc, extract.source_row desc
        ) as copy_no
    from extract
    inner join chosen using (delivery_id)
)

select
    told,
    counted_year,
    md5(concat_ws('|', 'casework request', area_code, request_id)) as request_key,
    area_code as la_number,
    received_date,
    case when issue_decision = 'issue' then plan_issued_date end as plan_issued_date,
    request_source in ('transfer in', 'statement conversion') as is_plan_without_request,
    coalesce(exception_applies, false) as exception_applies,
    coalesce(request_mediation, false) or coalesce(request_tribunal, false) or coalesce(assessment_mediation, false)
        or coalesce(assessment_tribunal, false) or coalesce(other_mediation, false) or coalesce(other_tribunal, false)
        as any_mediation_or_tribunal
from told
where copy_no = 1
