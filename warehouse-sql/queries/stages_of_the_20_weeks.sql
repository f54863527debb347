/*
question: 'In which stage of the 20 weeks is the time lost, and is it better than a year ago?'
about: timeliness
area_for_improvement: AFI1
indicators: [ehcp_20_week_pct, ehcp_6_week_decision_pct, ehcp_weeks_to_issue_median]
answer:
  - {column: stage, type: VARCHAR, means: The stage in words.}
  - {column: counted_from, type: VARCHAR, means: Where its clock starts.}
  - {column: counted_to, type: VARCHAR, means: Where it stops.}
  - {column: limit_days, type: INTEGER, means: Days that the regulations allow; null where they set no limit.}
  - {column: ended, type: BIGINT, means: Cases that ended the stage in the newest 12 months.}
  - {column: median_days, type: DOUBLE, means: Days that half of them took at most.}
  - {column: p90_days, type: DOUBLE, means: Days that nine in ten took at most.}
  - {column: within_limit_pct, type: DOUBLE, means: Share within the limit in percent.}
  - {column: year_before_ended, type: BIGINT, means: Cases that ended it in the 12 months before.}
  - {column: year_before_median_days, type: DOUBLE, means: Their median days.}
  - {column: year_before_within_limit_pct, type: DOUBLE, means: Their share within the limit in percent.}
care: >-
  A stage counts when it ends, so that clearing old cases lengthens it. Stages overlap, and medians do not add up to
  the whole journey.
*/
with

newest as (
    select max(period_end) as period_end
    from marts.stage_time
    where period_type = 'rolling_12_months'
),

yearly as (
    select *
    from marts.stage_time
    where period_type = 'rolling_12_months'
)

select
    this_year.stage_title as stage,
    this_year.counted_from,
    this_year.counted_to,
    this_year.limit_days,
    this_year.ended,
    this_year.median_days,
    this_year.p90_days,
    round(this_year.within_limit_pct, 1) as within_limit_pct,
    year_before.ended as year_before_ended,
    year_before.median_days as year_before_median_days,
    round(year_before.within_limit_pct, 1) as year_before_within_limit_pct
from newest
inner join yearly as this_year using (period_end)
-- the 12 months that end the day before the newest 12 months begin
left join yearly as year_before
    on year_before.stage = this_year.stage
    and year_before.area_code = this_year.area_code
    and year_before.period_end = this_year.period_start - 1
order by this_year.display_order;
