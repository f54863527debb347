-- grain: one young person at a month end, or one stretch of an internship, once for each indicator it counts in
with

destination as (select * from fact_destination where child_key is not null),

calendar as (select date_key, academic_year_start from dim_date),

month_end as (select distinct next_month_start - 1 as month_end from dim_date),

-- The age that was told is that of the academic year of the extract; a year before, they were a year younger.
lasting as (
    select
        destination.*,
        month_end.month_end,
        of_month.academic_year_start,
        destination.academic_age - (year(of_extract.academic_year_start) - year(of_month.academic_year_start)) as age_then
    from destination
    inner join calendar as of_extract on of_extract.date_key = destination.told_on
    inner join month_end
        on month_end.month_end between destination.start_date and destination.told_on
        and month_end.month_end <= coalesce(destination.end_date, destination.told_on)
    inner join calendar as of_month on of_month.date_key = month_end.month_end
),

-- A year is told when those of 17 are in it; an extract that has dropped them tells half. Of two activities at a month
-- end the one begun last counts.
at_month_end as (
    select
        *,
        bool_or(age_then = 17) over (partition by area_code, academic_year_start) as is_whole_year,
        row_number() over (
            partition by area_code, child_key, month_end
            order by start_date desc, destination_key
        ) as newest_first
    from lasting
    where age_then in (16, 17)
)

select
    'neet_16_17_pct' as indicator_code,
    destination_key || ' ' || month_end as event_key,
    area_code,
    'snapshot' as period_type,
    month_end as period_start,
    month_end as event_date,
    child_key,
    child_version_key,
    cast(age_then as bigint) as age,
    cast(activity = 'neet' as bigint) as numerator,
    cast(1 as bigint) as denominator
from at_month_end
where newest_first = 1 and is_whole_year

union all by name

select
    'supported_internship_count' as indicator_code,
    destination_key as event_key,
    area_code,
    child_key,
    child_version_key,
    cast(academic_age as bigint) as age,
    cast(1 as bigint) as numerator,
    start_date as from_date,
    coalesce(end_date + 1, date '9999-12-31') as to_date
from destination
where activity = 'supported internship' and coalesce(end_date >= start_date, true)
