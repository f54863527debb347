/*
question: 'How many plans in force have an annual review overdue, and for how long?'
about: annual_reviews
area_for_improvement: AFI1
answer:
  - {column: overdue_by, type: VARCHAR, means: How long the review has been due.}
  - {column: plans, type: BIGINT, means: Plans in force with such a review and no meeting since.}
  - {column: before_a_change_of_phase, type: BIGINT, means: Those whose review comes before a change of phase.}
  - {column: share_of_plans_pct, type: DOUBLE, means: Share of all plans in force in percent.}
  - {column: on_day, type: DATE, means: Day of the data.}
care: >-
  A review that was never held but was followed by a later meeting is not counted; each plan counts once, by its
  oldest review that is outstanding. Small numbers must not leave the partnership.
*/
with

casework as (
    select last_as_of as on_day
    from marts.data_quality_feed
    where source = 'liquidlogic' and feed = 'ehc_annual_review'
),

plan_in_force as (
    select plan.plan_key, casework.on_day
    from warehouse.fact_ehc_plan as plan
    cross join casework
    where coalesce(plan.start_date, plan.issued_date) <= casework.on_day
        and (plan.ceased_date is null or plan.ceased_date > casework.on_day)
),

last_meeting as (
    select plan_key, max(meeting_date) as meeting_date
    from warehouse.fact_annual_review
    group by plan_key
),

overdue as (
    select
        review.plan_key,
        plan_in_force.on_day,
        max(plan_in_force.on_day - review.due_date) as days_overdue,
        bool_or(review.transition_review) as before_a_change_of_phase
    from warehouse.fact_annual_review as review
    inner join plan_in_force using (plan_key)
    left join last_meeting using (plan_key)
    where review.meeting_date is null
        and review.due_date < plan_in_force.on_day
        and (last_meeting.meeting_date is null or last_meeting.meeting_date < review.due_date)
    group by review.plan_key, plan_in_force.on_day
),

band (band_order, overdue_by, from_days, to_days) as (
    values
        (1, 'up to 3 months', 1, 91),
        (2, '3 to 6 months', 92, 182),
        (3, '6 to 12 months', 183, 364),
        (4, 'over a year', 365, 99999)
)

select
    band.overdue_by,
    count(overdue.plan_key) as plans,
    count(overdue.plan_key) filter (where overdue.before_a_change_of_phase) as before_a_change_of_phase,
    round(100 * count(overdue.plan_key) / (select count(*) from plan_in_force), 1) as share_of_plans_pct,
    casework.on_day
from band
cross join casework
left join overdue
    on overdue.days_overdue between band.from_days and band.to_days
group by band.band_order, band.overdue_by, casework.on_day
order by band.band_order;
