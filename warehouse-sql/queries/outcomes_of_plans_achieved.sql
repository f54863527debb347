/*
question: 'What share of the outcomes in plans do annual reviews find achieved, by age and need?'
about: achievement
indicators: [ehcp_outcomes_achieved_pct]
answer:
  - {column: divided_by, type: VARCHAR, means: What the row is divided by; all for the total.}
  - {column: part, type: VARCHAR, means: The part in words.}
  - {column: from_day, type: DATE, means: First day of the newest 12 months.}
  - {column: to_day, type: DATE, means: Last day.}
  - {column: outcomes_reviewed, type: BIGINT, means: Outcomes reviewed.}
  - {column: outcomes_achieved, type: BIGINT, means: Of those achieved.}
  - {column: achieved_pct, type: DOUBLE, means: Share in percent.}
  - {column: year_before_pct, type: DOUBLE, means: Share in the 12 months before in percent.}
  - {column: data_status, type: VARCHAR, means: What kind of number it is.}
care: >-
  A plan with many outcomes weighs more, and outcomes of one plan go together, so that differences are less sure
  than they look. Reviewers set and judge the outcomes themselves.
*/
with

yearly as (
    select *
    from marts.evidence
    where indicator_code = 'ehcp_outcomes_achieved_pct'
        and period_type = 'rolling_12_months'
        and breakdown in ('all', 'age_band', 'primary_need')
),

newest as (
    select max(period_end) as period_end
    from yearly
)

select
    this_year.breakdown as divided_by,
    coalesce(need.need_label, this_year.breakdown_value) as part,
    this_year.period_start as from_day,
    this_year.period_end as to_day,
    this_year.denominator as outcomes_reviewed,
    this_year.numerator as outcomes_achieved,
    round(this_year.value, 1) as achieved_pct,
    round(year_before.value, 1) as year_before_pct,
    this_year.data_status
from yearly as this_year
inner join newest using (period_end)
left join yearly as year_before
    on year_before.area_code = this_year.area_code
    and year_before.breakdown = this_year.breakdown
    and year_before.breakdown_value = this_year.breakdown_value
    and year_before.period_end = this_year.period_start - 1
left join warehouse.dim_need as need
    on this_year.breakdown = 'primary_need'
    and need.need_code = this_year.breakdown_value
order by array_position(['all', 'age_band', 'primary_need'], divided_by), outcomes_reviewed desc, part;
