-- grain: one day that content of one rhythm has to reach
with

day as (select * from dim_date),

-- Terms end where the list of them ends; from the September after, working days and the usual months stand in.
known_terms as (
    select make_date(cast(max(year(term_end)) as integer), 9, 1) as known_until
    from day
),

calendar as (
    select
        day.*,
        coalesce(day.is_working_day, not day.is_weekend) as is_due_working_day,
        day.date_key = day.next_month_start - 1 as is_month_end,
        coalesce(day.date_key >= known_terms.known_until, true) as terms_unknown
    from day
    cross join known_terms
),

-- A day that content must reach, and the day by which it is to be here before the grace begins.
point as (
    select 'working day' as due_calendar, date_key as reach_date, date_key as due_date
    from calendar
    where is_due_working_day
    union all
    select 'school day', date_key, date_key
    from calendar
    where coalesce(is_school_day, false) or (terms_unknown and is_due_working_day)
    union all
    select 'month end', date_key, date_key
    from calendar
    where is_month_end
    union all
    select 'term end', date_key, date_key
    from calendar
    where date_key = term_end or (terms_unknown and is_month_end and month_of_year in (4, 7, 12))
    union all
    select 'half year end', date_key, date_key
    from calendar
    where is_month_end and month_of_year in (6, 12)
    union all
    -- Content of a named month may be of any day in it, so nothing is due before the month has ended.
    select
        case month_of_year when 1 then 'january' when 4 then 'april' else 'june' end,
        month_start,
        date_key
    from calendar
    where is_month_end and month_of_year in (1, 4, 6)
)

select due_calendar, reach_date, due_date
from point
