-- grain: one movement of a pupil, or one stretch of education at home or on part of the timetable, once for each indicator it counts in
with

movement as (select * from fact_movement where child_key is not null),

-- Each stretch runs from a start to the next record that says otherwise, so that a start told twice counts once.
at_home as (
    select
        *,
        lead(movement_date, 1, date '9999-12-31') over (
            partition by area_code, child_key
            order by movement_date, movement_type <> 'EHE start', movement_key
        ) as next_date
    from movement
    where movement_type in ('EHE start', 'EHE end', 'EOTAS start', 'school move')
),

part_time as (
    select
        *,
        lead(movement_date, 1, date '9999-12-31') over (
            partition by area_code, child_key
            order by movement_date, movement_type <> 'part-time timetable start', movement_key
        ) as next_date
    from movement
    where movement_type in ('part-time timetable start', 'part-time timetable end', 'EHE start', 'EOTAS start', 'school move')
)

select
    'ehe_requests' as indicator_code,
    movement_key as event_key,
    area_code,
    movement_date as event_date,
    child_key,
    child_version_key,
    school_version_key,
    coalesce(reason, 'not given') as category,
    cast(1 as bigint) as numerator
from movement
where movement_type = 'EHE request'

union all by name

select
    'unplanned_school_change_count' as indicator_code,
    movement_key as event_key,
    area_code,
    movement_date as event_date,
    child_key,
    child_version_key,
    school_version_key,
    coalesce(reason, 'not given') as category,
    cast(1 as bigint) as numerator
from movement
where movement_type = 'school move'

union all by name

select
    'ehe_count' as indicator_code,
    movement_key as event_key,
    area_code,
    child_key,
    child_version_key,
    school_version_key,
    cast(1 as bigint) as numerator,
    movement_date as from_date,
    next_date as to_date
from at_home
where movement_type = 'EHE start' and movement_date < next_date

union all by name

select
    'part_time_timetable_count' as indicator_code,
    movement_key as event_key,
    area_code,
    child_key,
    child_version_key,
    school_version_key,
    cast(1 as bigint) as numerator,
    movement_date as from_date,
    next_date as to_date
from part_time
where movement_type = 'part-time timetable start' and movement_date < next_date
