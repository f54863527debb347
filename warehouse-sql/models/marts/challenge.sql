-- grain: one way of challenging the services in one area, in twelve months to the last whole month of its data or the twelve before
with

coverage as (
    select
        area_code,
        data_to,
        unnest(case indicator_code when 'complaints_count' then ['complaint'] else ['mediation', 'appeal'] end) as challenge
    from evidence_coverage
    where indicator_code in ('complaints_count', 'ehc_tribunal_appeal_pct') and is_delivered
),

challenge as (
    select
        area_code,
        'complaint' as challenge,
        received_date,
        closed_date as ended_date,
        is_upheld as is_changed
    from fact_complaint
    union all
    select area_code, case_type, registered_date, outcome_date, is_changed_for_family
    from fact_appeal
),

first_received as (
    select area_code, challenge, min(received_date) as received_date
    from challenge
    group by area_code, challenge
),

last_month as (
    select
        area_code,
        challenge,
        case when data_to = last_day(data_to) then data_to else cast(date_trunc('month', data_to) - interval 1 day as date) end
            as month_end
    from coverage
),

year as (
    select
        area_code,
        challenge,
        years_ago,
        last_day(cast(month_end - to_years(cast(years_ago as integer)) as date)) as period_end,
        cast(
            date_trunc('month', month_end) - to_years(cast(years_ago as integer)) - interval 11 month as date
        ) as period_start
    from last_month
    cross join (select unnest([0, 1]) as years_ago) as ago
),

-- A year before the first record would be a year of noughts.
known_year as (
    select year.*
    from year
    inner join first_received using (area_code, challenge)
    where year.years_ago = 0 or first_received.received_date <= year.period_start + interval 31 day
)

select
    known_year.area_code,
    known_year.challenge,
    case known_year.challenge when 'complaint' then 1 when 'mediation' then 2 else 3 end as display_order,
    known_year.years_ago,
    known_year.period_start,
    known_year.period_end,
    cast(count(*) filter (
        where challenge.received_date between known_year.period_start and known_year.period_end
    ) as integer) as received,
    cast(count(*) filter (
        where challenge.ended_date between known_year.period_start and known_year.period_end
    ) as integer) as ended,
    cast(count(*) filter (
        where challenge.ended_date between known_year.period_start and known_year.period_end and challenge.is_changed
    ) as integer) as changed,
    cast(count(*) filter (
        where challenge.received_date <= known_year.period_end
            and coalesce(challenge.ended_date > known_year.period_end, true)
    ) as integer) as still_open
from known_year
left join challenge using (area_code, challenge)
group by all
