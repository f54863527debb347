-- grain: one agency at one month end
with

training as (select * from fact_training),

workforce as (select * from fact_workforce),

run as (select * from ref_run),

month as (
    select last_day(unnest(generate_series(first_month, as_at, interval 1 month))::date) as month_end
    from (
        select date_trunc('month', min(workforce.as_at_date))::date as first_month, max(run.as_at) as as_at
        from workforce
        cross join run
    )
),

-- Who is in post at a month end: each role group as last reported by then.
in_post as (
    select
        month.month_end,
        workforce.area_code,
        workforce.agency_key,
        workforce.fte
    from month
    inner join workforce on workforce.as_at_date <= month.month_end
    qualify row_number() over (
        partition by month.month_end, workforce.area_code, workforce.agency_key, workforce.role_group
        order by workforce.as_at_date desc
    ) = 1
),

agency as (
    select month_end, area_code, agency_key, cast(round(sum(fte)) as bigint) as staff
    from in_post
    group by all
),

-- Each member of staff once, however often rated in the twelve months.
rated as (
    select
        agency.month_end,
        agency.area_code,
        agency.agency_key,
        agency.staff,
        count(distinct training.attendee_key) as staff_rated
    from agency
    left join training
        on training.area_code = agency.area_code
        and training.agency_key = agency.agency_key
        and training.session_date > (agency.month_end - interval 12 month)::date
        and training.session_date <= agency.month_end
        and (training.is_good_before is not null or training.is_good_after is not null)
    group by all
)

-- Staff in post are whole-time equivalents, since heads are not delivered: more people than posts count as all.
select
    'workforce_confidence_measured_pct' as indicator_code,
    agency_key || ' ' || month_end as event_key,
    area_code,
    month_end as event_date,
    agency_key as agency_code,
    least(staff_rated, staff) as numerator,
    staff as denominator
from rated
where staff > 0
