/*
question: 'Is demand rising this year, compared with the same months of last year?'
about: demand
area_for_improvement: AFI1
indicators: [ehc_requests, ehcp_new]
answer:
  - {column: step, type: VARCHAR, means: The step of the journey.}
  - {column: from_day, type: DATE, means: First day counted.}
  - {column: to_day, type: DATE, means: Last day counted in every year.}
  - {column: this_year, type: BIGINT, means: Count of this year so far.}
  - {column: last_year_to_the_day, type: BIGINT, means: Count of last year to the same day.}
  - {column: change_pct, type: DOUBLE, means: Change in percent; null from nought.}
  - {column: finding, type: VARCHAR, means: Whether the change is more than chance.}
  - {column: whole_last_year, type: BIGINT, means: Count of the whole of last year.}
  - {column: at_this_pace_low, type: BIGINT, means: The whole of this year by the lowest precedent.}
  - {column: at_this_pace_high, type: BIGINT, means: The same by the highest precedent.}
care: >-
  The two columns of pace are precedents of three years and no interval. Read finding before change_pct, as a few
  cases make a large percentage.
*/
with

this_year as (
    select *
    from marts.demand_year_to_date
    where calendar_year = (select max(calendar_year) from marts.demand_year_to_date)
)

select
    this_year.measure_title as step,
    this_year.period_start as from_day,
    this_year.period_end as to_day,
    this_year.count_to_date as this_year,
    this_year.previous_to_date as last_year_to_the_day,
    round(this_year.change_pct, 1) as change_pct,
    this_year.finding,
    last_year.whole_year as whole_last_year,
    this_year.at_this_pace_low,
    this_year.at_this_pace_high
from this_year
left join marts.demand_year_to_date as last_year
    on last_year.area_code = this_year.area_code
    and last_year.measure = this_year.measure
    and last_year.calendar_year = this_year.calendar_year - 1
order by this_year.display_order, this_year.area_code;
