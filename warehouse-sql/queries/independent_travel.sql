/*
question: 'How many young people have completed independent travel training, year by year?'
about: independence
indicators: [independent_travel_count]
answer:
  - {column: academic_year, type: VARCHAR, means: Academic year in which the training was completed.}
  - {column: trained, type: BIGINT, means: 'Children and young people who completed it, each once.'}
  - {column: with_ehc_plan, type: BIGINT, means: Of those the ones with an EHC plan by the record of the day.}
  - {column: still_with_transport, type: BIGINT, means: Of those who have home to school transport on the day of the
     data.}
  - {column: newest_training, type: DATE, means: Day of the newest training.}
care: >-
  Few young people are trained in a year; the numbers must not leave the partnership. Training before the first
  extract is in it only where the extract still tells it.
*/
with

register as (
    select last_as_of as on_day
    from marts.data_quality_feed
    where source = 'synergy' and feed = 'transport'
),

trained as (
    select child_key, child_version_key, independent_travel_trained_date
    from warehouse.fact_transport
    where child_key is not null
        and independent_travel_trained_date is not null
    -- trained once, however many arrangements tell it
    qualify row_number() over (
        partition by child_key
        order by independent_travel_trained_date, start_date, transport_key
    ) = 1
)

select
    calendar.academic_year,
    count(*) as trained,
    count(*) filter (where child.sen_provision = 'E') as with_ehc_plan,
    count(*) filter (
        where exists (
            select 1
            from warehouse.fact_transport as transport
            cross join register
            where transport.child_key = trained.child_key
                and transport.mode <> 'independent'
                and transport.start_date <= register.on_day
                and (transport.end_date is null or transport.end_date >= register.on_day)
        )
    ) as still_with_transport,
    max(trained.independent_travel_trained_date) as newest_training
from trained
inner join warehouse.dim_date as calendar
    on calendar.date_key = trained.independent_travel_trained_date
left join warehouse.dim_child as child using (child_version_key)
group by calendar.academic_year
order by calendar.academic_year;
