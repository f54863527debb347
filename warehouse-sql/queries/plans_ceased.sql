/*
question: 'Why do plans cease, and at what age?'
about: demand
area_for_improvement: AFI1
indicators: [ehcp_ceased_pct]
answer:
  - {column: reason, type: VARCHAR, means: Why as SEN2 words it.}
  - {column: ceased, type: BIGINT, means: Plans ceased since the first on record.}
  - {column: ceased_newest_3_years, type: BIGINT, means: Those of the newest three years.}
  - {column: under_16, type: BIGINT, means: Age on the day below 16.}
  - {column: aged_16_to_19, type: BIGINT, means: Age 16 to 19.}
  - {column: aged_20_and_over, type: BIGINT, means: Age 20 or more.}
  - {column: newest, type: DATE, means: Day of the newest.}
care: A plan that moved to another authority goes on there. Small numbers must not leave the partnership.
*/
with

casework as (
    select last_as_of as on_day
    from marts.data_quality_feed
    where source = 'liquidlogic' and feed = 'ehc_request'
)

select
    coalesce(reason.label, 'Not given') as reason,
    count(*) as ceased,
    count(*) filter (where plan.ceased_date > casework.on_day - interval 3 year) as ceased_newest_3_years,
    count(*) filter (where plan.age_at_cease < 16) as under_16,
    count(*) filter (where plan.age_at_cease between 16 and 19) as aged_16_to_19,
    count(*) filter (where plan.age_at_cease >= 20) as aged_20_and_over,
    max(plan.ceased_date) as newest
from warehouse.fact_ehc_plan as plan
cross join casework
left join reference.ref_cease_reason as reason using (cease_reason)
where plan.ceased_date <= casework.on_day
group by coalesce(reason.label, 'Not given')
order by ceased desc, reason;
