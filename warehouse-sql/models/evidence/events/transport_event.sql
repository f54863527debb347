-- grain: one stretch of home to school transport of one child, or one child trained to travel, once for each indicator it counts in
with

transport as (select * from fact_transport where child_key is not null),

-- A child has one arrangement at a time, the one begun last; who travels independently needs none.
arrangement as (
    select
        *,
        least(
            coalesce(end_date + 1, date '9999-12-31'),
            lead(start_date, 1, date '9999-12-31') over (
                partition by area_code, child_key
                order by start_date, transport_key
            )
        ) as to_date
    from transport
),

-- Trained once, however many arrangements tell it.
trained as (
    select
        *,
        row_number() over (
            partition by area_code, child_key
            order by independent_travel_trained_date, start_date, transport_key
        ) as trained_no
    from transport
    where independent_travel_trained_date is not null
)

select
    'home_school_transport_count' as indicator_code,
    transport_key as event_key,
    area_code,
    child_key,
    child_version_key,
    school_version_key,
    mode as category,
    cast(1 as bigint) as numerator,
    start_date as from_date,
    to_date
from arrangement
where mode <> 'independent' and start_date < to_date

union all by name

select
    'independent_travel_count' as indicator_code,
    transport_key as event_key,
    area_code,
    independent_travel_trained_date as event_date,
    child_key,
    child_version_key,
    school_version_key,
    cast(1 as bigint) as numerator
from trained
where trained_no = 1
