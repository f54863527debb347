-- grain: one term or academic year around one day
with

day as (
    select
        date_key,
        dfe_term,
        easter_sunday,
        year(date_key) as calendar_year,
        -- DfE's statistical year begins with its autumn term on 1 August.
        case when month(date_key) >= 8 then year(date_key) else year(date_key) - 1 end as from_year
    from dim_date
)

select
    date_key,
    'term' as period_type,
    case dfe_term
        when 'Autumn' then make_date(calendar_year, 8, 1)
        when 'Spring' then make_date(calendar_year, 1, 1)
        else easter_sunday + 1
    end as period_start,
    case dfe_term
        when 'Autumn' then make_date(calendar_year, 12, 31)
        when 'Spring' then easter_sunday
        else make_date(calendar_year, 7, 31)
    end as period_end
from day

union all

select
    date_key,
    'academic_year',
    make_date(from_year, 9, 1),
    make_date(from_year + 1, 8, 31)
from day
