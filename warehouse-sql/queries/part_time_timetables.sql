/*
question: 'How many children are on a part-time timetable, in which phase, and for how long?'
about: participation
indicators: [part_time_timetable_count]
answer:
  - {column: phase, type: VARCHAR, means: Phase of the school.}
  - {column: children, type: BIGINT, means: Children on a part-time timetable on the day of the data.}
  - {column: with_ehc_plan, type: BIGINT, means: Of those with an EHC plan when it began.}
  - {column: with_sen_support, type: BIGINT, means: Of those with SEN support then.}
  - {column: over_12_weeks, type: BIGINT, means: Of those on it for more than 84 days.}
  - {column: on_day, type: DATE, means: Day of the data.}
care: >-
  A timetable ends with its end on record or with a move, home education or education elsewhere; one whose end
  nobody recorded goes on. Small numbers must not leave the partnership.
*/
with

register as (
    select last_as_of as on_day
    from marts.data_quality_feed
    where source = 'synergy' and feed = 'movement'
),

-- each start runs to the next record of the child that says otherwise
told as (
    select
        movement.*,
        lead(movement.movement_date) over (
            partition by movement.child_key
            order by
                movement.movement_date,
                movement.movement_type <> 'part-time timetable start',
                movement.movement_key
        ) as next_date
    from warehouse.fact_movement as movement
    where movement.child_key is not null
        and movement.movement_type in (
            'part-time timetable start', 'part-time timetable end', 'EHE start', 'EOTAS start', 'school move'
        )
)

select
    coalesce(school.phase, 'not known') as phase,
    count(*) as children,
    count(*) filter (where told.sen_provision = 'E') as with_ehc_plan,
    count(*) filter (where told.sen_provision = 'K') as with_sen_support,
    count(*) filter (where register.on_day - told.movement_date > 84) as over_12_weeks,
    register.on_day
from told
inner join register
    on told.movement_date <= register.on_day
    and (told.next_date is null or told.next_date > register.on_day)
left join warehouse.dim_school as school using (school_version_key)
where told.movement_type = 'part-time timetable start'
group by coalesce(school.phase, 'not known'), register.on_day
order by children desc, phase;
