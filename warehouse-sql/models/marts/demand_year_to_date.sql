-- grain: one step of one calendar year in one area, up to the same day of every year
with

counted as (select * from evidence_demand_year),

measure as (select * from ref_demand_measure),

change as (select * from evidence_count_change),

-- How much of the year was over by that day, in the three whole years before.
paced as (
    select
        *,
        min(count_to_date / cast(nullif(whole_year, 0) as double)) over earlier as lowest_share,
        max(count_to_date / cast(nullif(whole_year, 0) as double)) over earlier as highest_share,
        count(whole_year) filter (where count_to_date > 0) over earlier as earlier_years
    from counted
    window earlier as (
        partition by area_code, measure
        order by calendar_year
        rows between 3 preceding and 1 preceding
    )
)

select
    paced.area_code,
    paced.measure,
    measure.measure_title,
    measure.display_order,
    paced.calendar_year,
    paced.period_start,
    paced.period_end,
    paced.count_to_date,
    paced.previous_to_date,
    paced.count_to_date - paced.previous_to_date as change,
    case
        when paced.previous_to_date > 0
            then 100.0::double * (paced.count_to_date - paced.previous_to_date) / paced.previous_to_date
    end as change_pct,
    change.finding,
    paced.whole_year,
    case when paced.whole_year > 0 then 100.0::double * paced.count_to_date / paced.whole_year end as share_of_year_pct,
    case
        when paced.whole_year is null and paced.earlier_years = 3 and paced.highest_share > 0
            then cast(round(paced.count_to_date / paced.highest_share) as bigint)
    end as at_this_pace_low,
    case
        when paced.whole_year is null and paced.earlier_years = 3 and paced.lowest_share > 0
            then cast(round(paced.count_to_date / paced.lowest_share) as bigint)
    end as at_this_pace_high
from paced
inner join measure using (measure)
left join change
    on change.first_count = paced.previous_to_date
    and change.first_days = paced.previous_days
    and change.second_count = paced.count_to_date
    and change.second_days = paced.days
