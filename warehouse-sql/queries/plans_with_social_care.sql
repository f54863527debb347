/*
question: 'How many children with a plan have social care involved, and was social care''s advice for them in time?'
about: demand
area_for_improvement: AFI1
answer:
  - {column: involvement, type: VARCHAR, means: 'Involvement of social care now; of several the statutory one, else
     the newest.'}
  - {column: plans, type: BIGINT, means: Plans in force of such children.}
  - {column: share_pct, type: DOUBLE, means: Share of all plans in force in percent.}
  - {column: social_care_advice, type: BIGINT, means: Pieces of social care advice ever due for their assessments.}
  - {column: in_time_pct, type: DOUBLE, means: Of those given within 42 days in percent.}
  - {column: on_day, type: DATE, means: Day of the data.}
care: >-
  A child is matched between social care and casework by number or name, so that some involvement is missed; see
  records_matched. Very small numbers that must not leave the partnership.
*/
with

register as (
    select last_as_of as on_day
    from marts.data_quality_feed
    where source = 'liquidlogic' and feed = 'social_care'
),

plan_in_force as (
    select plan.plan_key, plan.child_key, register.on_day
    from warehouse.fact_ehc_plan as plan
    cross join register
    where coalesce(plan.start_date, plan.issued_date) <= register.on_day
        and (plan.ceased_date is null or plan.ceased_date > register.on_day)
),

-- a child with several involvements counts by the statutory one, then by the newest
involved as (
    select child_key, involvement
    from warehouse.fact_social_care
    where is_current
    qualify row_number() over (
        partition by child_key
        order by is_statutory desc, start_date desc, involvement_key
    ) = 1
),

advice as (
    select
        child_key,
        count(*) as due,
        count(*) filter (where provided_in_time) as in_time
    from warehouse.fact_ehc_advice
    where agency_code = 'social_care'
        and status <> 'not known to service'
        and not exception_applies
        and due_date <= (select on_day from register)
    group by child_key
)

select
    coalesce(involved.involvement, 'none known') as involvement,
    count(*) as plans,
    round(100 * count(*) / sum(count(*)) over (), 1) as share_pct,
    coalesce(sum(advice.due), 0)::bigint as social_care_advice,
    round(100 * sum(advice.in_time) / nullif(sum(advice.due), 0), 1) as in_time_pct,
    plan_in_force.on_day
from plan_in_force
left join involved using (child_key)
left join advice using (child_key)
group by coalesce(involved.involvement, 'none known'), plan_in_force.on_day
order by plans desc, involvement;
