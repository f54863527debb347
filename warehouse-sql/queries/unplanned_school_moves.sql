/*
question: 'Why do children change school out of turn, and how many of them have SEND?'
about: belonging
indicators: [unplanned_school_change_count]
answer:
  - {column: reason, type: VARCHAR, means: Why by the register.}
  - {column: moves, type: BIGINT, means: Moves in the newest 12 months.}
  - {column: with_ehc_plan, type: BIGINT, means: Of children with an EHC plan on the day.}
  - {column: with_sen_support, type: BIGINT, means: Of children with SEN support.}
  - {column: without_sen, type: BIGINT, means: Of children without SEN.}
  - {column: children, type: BIGINT, means: 'Children who moved, each once.'}
  - {column: from_day, type: DATE, means: First day of the 12 months.}
  - {column: to_day, type: DATE, means: Last day.}
care: >-
  A child who moves twice is two moves. The school meant is the one left. Small numbers must not leave the
  partnership.
*/
with

newest_year as (
    select max(period_start) as from_day, max(period_end) as to_day
    from marts.evidence
    where indicator_code = 'unplanned_school_change_count'
        and period_type = 'rolling_12_months'
        and breakdown = 'all'
)

select
    coalesce(movement.reason, 'not given') as reason,
    count(*) as moves,
    count(*) filter (where movement.sen_provision = 'E') as with_ehc_plan,
    count(*) filter (where movement.sen_provision = 'K') as with_sen_support,
    count(*) filter (where movement.sen_provision = 'N') as without_sen,
    count(distinct movement.child_key) as children,
    newest_year.from_day,
    newest_year.to_day
from warehouse.fact_movement as movement
inner join newest_year
    on movement.movement_date between newest_year.from_day and newest_year.to_day
where movement.movement_type = 'school move'
    and movement.child_key is not null
group by coalesce(movement.reason, 'not given'), newest_year.from_day, newest_year.to_day
order by moves desc, reason;
