/*
question: 'How do children travel to school with help, and how many have learnt to travel by themselves?'
about: participation
indicators: [home_school_transport_count, independent_travel_count]
answer:
  - {column: mode, type: VARCHAR, means: How the child travels; independent needs no transport.}
  - {column: children, type: BIGINT, means: 'Children with that arrangement on the day of the data, each once.'}
  - {column: with_ehc_plan, type: BIGINT, means: Of those the ones with an EHC plan by the newest record.}
  - {column: begun_newest_12_months, type: BIGINT, means: Arrangements begun in the 12 months before.}
  - {column: trained_to_travel, type: BIGINT, means: Of those who ever completed independent travel training.}
  - {column: on_day, type: DATE, means: Day of the data.}
care: Of several arrangements of a child the one begun last counts. Small numbers must not leave the partnership.
*/
with

register as (
    select last_as_of as on_day
    from marts.data_quality_feed
    where source = 'synergy' and feed = 'transport'
),

-- the arrangement begun last, of those begun by the day
arrangement as (
    select transport.*, register.on_day
    from warehouse.fact_transport as transport
    inner join register
        on transport.start_date <= register.on_day
    where transport.child_key is not null
    qualify row_number() over (
        partition by transport.child_key
        order by transport.start_date desc, transport.transport_key desc
    ) = 1
)

select
    arrangement.mode,
    count(*) as children,
    count(*) filter (where child.sen_provision = 'E') as with_ehc_plan,
    count(*) filter (where arrangement.start_date > arrangement.on_day - interval 12 month) as begun_newest_12_months,
    count(arrangement.independent_travel_trained_date) as trained_to_travel,
    arrangement.on_day
from arrangement
left join warehouse.dim_child as child
    on child.child_key = arrangement.child_key
    and child.is_current
where arrangement.end_date is null
    or arrangement.end_date >= arrangement.on_day
group by arrangement.mode, arrangement.on_day
order by children desc, arrangement.mode;
