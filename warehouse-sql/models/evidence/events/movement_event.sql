-- grain: one movement of a pupil, or one stretch of education at home or on part of the timetable, once for each indicator it counts in
with

movement as (select * from fact_movement where child_key is not null),

occurrence (indicator_code, movement_type) as (
    values
        ('ehe_requests', 'EHE request'),
        ('unplanned_school_change_count', 'school move')
),

-- Which record starts a stretch, and which say that it is over.
stretch (indicator_code, begins_with, ends_with) as (
    values
        ('ehe_count', 'EHE start', ['EHE end', 'EOTAS start', 'school move']),
        (
            'part_time_timetable_count',
            'part-time timetable start',
            ['part-time timetable end', 'EHE start', 'EOTAS start', 'school move']
        )
),

-- Each stretch runs from a start to the next record that says otherwise, so that a start told twice counts once.
told as (
    select
        movement.*,
        stretch.indicator_code,
        movement.movement_type = stretch.begins_with as is_start,
        lead(movement.movement_date, 1, date '9999-12-31') over (
            partition by stretch.indicator_code, movement.area_code, movement.child_key
            order by movement.movement_date, movement.movement_type <> stretch.begins_with, movement.movement_key
        ) as next_date
    from movement
    inner join stretch
        on movement.movement_type = stretch.begins_with
        or list_contains(stretch.ends_with, movement.movement_type)
)

select
    occurrence.indicator_code,
    movement.movement_key as event_key,
    movement.area_code,
    movement.movement_date as event_date,
    movement.child_key,
    movement.child_version_key,
    movement.school_version_key,
    coalesce(movement.reason, 'not given') as category,
    cast(1 as bigint) as numerator
from movement
inner join occurrence using (movement_type)

union all by name

select
    indicator_code,
    movement_key as event_key,
    area_code,
    child_key,
    child_version_key,
    school_version_key,
    cast(1 as bigint) as numerator,
    movement_date as from_date,
    next_date as to_date
from told
where is_start and movement_date < next_date
