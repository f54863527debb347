-- grain: one agency in the twelve months to one month end
with

training as (select * from fact_training),

workforce as (select * from fact_workforce),

run as (select * from ref_run),

measured as (select * from training where is_good_before is not null or is_good_after is not null),

-- Before the first rating on record nobody recorded any: twelve months count once they lie wholly after it, or the share
-- would grow by nothing but the months that the record has come to hold.
month as (
    select
        began.area_code,
        unnest(generate_series(began.first_month, run.as_at, interval 1 month))::date as first_day,
        last_day((first_day + interval 11 month)::date) as month_end
    from (
        select area_code, date_trunc('month', min(session_date))::date as first_month from measured group by area_code
    ) as began
    cross join run
),

-- Who is in post at a month end: each role group as last reported by then.
in_post as (
    select
        month.first_day,
        month.month_end,
        workforce.area_code,
        workforce.agency_key,
        workforce.fte
    from month
    inner join workforce on workforce.area_code = month.area_code and workforce.as_at_date <= month.month_end
    qualify row_number() over (
        partition by month.month_end, workforce.area_code, workforce.agency_key, workforce.role_group
        order by workforce.as_at_date desc
    ) = 1
),

agency as (
    select first_day, month_end, area_code, agency_key, cast(round(sum(fte)) as bigint) as staff
    from in_post
    group by all
),

-- Each member of staff once, however often rated in the twelve months.
rated as (
    select
        agency.first_day,
        agency.month_end,
        agency.area_code,
        agency.agency_key,
        agency.staff,
        count(distinct measured.attendee_key) as staff_rated
    from agency
    left join measured
        on measured.area_code = agency.area_code
        and measured.agency_key = agency.agency_key
        and measured.session_date between agency.first_day and agency.month_end
    group by all
)

-- Staff in post are whole-time equivalents, since heads are not delivered: more people than posts count as all.
select
    'workforce_confidence_measured_pct' as indicator_code,
    agency_key || ' ' || month_end as event_key,
    area_code,
    'rolling_12_months' as period_type,
    first_day as period_start,
    month_end as event_date,
    agency_key as agency_code,
    least(staff_rated, staff) as numerator,
    staff as denominator
from rated
where staff > 0
