-- grain: one day
with

day as (
    select cast(series.day as date) as date_key
    from generate_series(timestamp '2010-01-01', timestamp '2035-12-31', interval '1' day) as series (day)
),

bank_holiday as (select * from ref_bank_holiday),

known_holidays as (
    select min(year(holiday_date)) as first_year, max(year(holiday_date)) as last_year
    from bank_holiday
),

term as (
    select ref_term.*
    from ref_term
    inner join ref_run using (la_number)
),

-- Easter Sunday by the anonymous Gregorian algorithm: it parts DfE's spring and summer terms.
century as (
    select distinct
        year(date_key) as y,
        year(date_key) % 19 as a,
        year(date_key) // 100 as b,
        year(date_key) % 100 as c
    from day
),

epact as (
    select
        y,
        a,
        (19 * a + b - b // 4 - (b - (b + 8) // 25 + 1) // 3 + 15) % 30 as h,
        b,
        c
    from century
),

weekday as (
    select
        y,
        a,
        h,
        (32 + 2 * (b % 4) + 2 * (c // 4) - h - c % 4) % 7 as l
    from epact
),

easter as (
    select
        y,
        make_date(
            y,
            (h + l - 7 * ((a + 11 * h + 22 * l) // 451) + 114) // 31,
            (h + l - 7 * ((a + 11 * h + 22 * l) // 451) + 114) % 31 + 1
        ) as easter_sunday
    from weekday
),

described as (
    select
        day.date_key,
        year(day.date_key) as calendar_year,
        quarter(day.date_key) as quarter_of_year,
        month(day.date_key) as month_of_year,
        cast(date_trunc('month', day.date_key) as date) as month_start,
        cast(date_trunc('month', day.date_key) + interval '1' month as date) as next_month_start,
        isodow(day.date_key) as day_of_week,
        case when month(day.date_key) >= 9 then year(day.date_key) else year(day.date_key) - 1 end as academic_from,
        case when month(day.date_key) >= 4 then year(day.date_key) else year(day.date_key) - 1 end as financial_from,
        case
            when month(day.date_key) >= 8 then 'Autumn'
            when day.date_key <= easter.easter_sunday then 'Spring'
            else 'Summer'
        end as dfe_term,
        easter.easter_sunday,
        bank_holiday.name as bank_holiday,
        year(day.date_key) between known_holidays.first_year and known_holidays.last_year as holidays_known,
        term.term_name,
        term.start_date as term_start,
        term.end_date as term_end,
        day.date_key between term.half_term_from and term.half_term_to as in_half_term
    from day
    cross join known_holidays
    inner join easter on easter.y = year(day.date_key)
    left join bank_holiday on bank_holiday.holiday_date = day.date_key
    left join term on day.date_key between term.start_date and term.end_date
)

select
    date_key,
    calendar_year,
    quarter_of_year,
    month_of_year,
    month_start,
    next_month_start,
    day_of_week,
    day_of_week >= 6 as is_weekend,
    bank_holiday,
    -- Unknown outside the years whose bank holidays are listed.
    case when holidays_known then day_of_week < 6 and bank_holiday is null end as is_working_day,
    academic_from || '/' || right(cast(academic_from + 1 as varchar), 2) as academic_year,
    make_date(academic_from, 9, 1) as academic_year_start,
    make_date(academic_from + 1, 9, 1) as next_academic_year_start,
    financial_from || '/' || right(cast(financial_from + 1 as varchar), 2) as financial_year,
    make_date(financial_from, 4, 1) as financial_year_start,
    dfe_term,
    easter_sunday,
    term_name,
    term_start,
    term_end,
    case
        when term_name is not null then day_of_week < 6 and bank_holiday is null and not in_half_term
    end as is_school_day
from described
