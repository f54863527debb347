/*
question: 'What do 16 and 17 year olds do, and how many are without education, work or training?'
about: independence
indicators: [neet_16_17_pct, supported_internship_count]
answer:
  - {column: activity, type: VARCHAR, means: 'The activity begun last, on the day of the data.'}
  - {column: young_people, type: BIGINT, means: Young people of academic age 16 or 17.}
  - {column: share_pct, type: DOUBLE, means: Share of all of them in percent.}
  - {column: with_ehc_plan, type: BIGINT, means: Of those with an EHC plan by the newest record.}
  - {column: with_sen_support, type: BIGINT, means: Of those with SEN support.}
  - {column: without_sen, type: BIGINT, means: Of those without SEN.}
  - {column: on_day, type: DATE, means: Day of the data.}
care: >-
  DfE publishes neet and not known apart and together; not known is in the denominator of the share. Small numbers
  must not leave the partnership.
*/
with

register as (
    select max(told_on) as on_day
    from warehouse.fact_destination
),

newest_activity as (
    select destination.child_key, destination.activity, register.on_day
    from warehouse.fact_destination as destination
    inner join register
        on destination.told_on = register.on_day
    where destination.child_key is not null
        and destination.academic_age in (16, 17)
        and destination.start_date <= register.on_day
        and (destination.end_date is null or destination.end_date >= register.on_day)
    qualify row_number() over (
        partition by destination.child_key
        order by destination.start_date desc, destination.destination_key
    ) = 1
)

select
    newest_activity.activity,
    count(*) as young_people,
    round(100 * count(*) / sum(count(*)) over (), 1) as share_pct,
    count(*) filter (where child.sen_provision = 'E') as with_ehc_plan,
    count(*) filter (where child.sen_provision = 'K') as with_sen_support,
    count(*) filter (where child.sen_provision = 'N') as without_sen,
    newest_activity.on_day
from newest_activity
left join warehouse.dim_child as child
    on child.child_key = newest_activity.child_key
    and child.is_current
group by newest_activity.activity, newest_activity.on_day
order by young_people desc, newest_activity.activity;
