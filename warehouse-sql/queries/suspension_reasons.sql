/*
question: 'What are children suspended for, with and without SEND?'
about: presence
indicators: [suspension_rate]
answer:
  - {column: reason, type: VARCHAR, means: First reason given.}
  - {column: suspensions, type: BIGINT, means: Suspensions in the newest 12 months of the register.}
  - {column: with_ehc_plan, type: BIGINT, means: Of those the ones of children with an EHC plan on the day.}
  - {column: with_sen_support, type: BIGINT, means: Of children with SEN support.}
  - {column: without_sen, type: BIGINT, means: Of children without SEN.}
  - {column: children, type: BIGINT, means: 'Children concerned, each once.'}
  - {column: sessions_lost, type: BIGINT, means: Sessions that the suspensions cover.}
  - {column: from_day, type: DATE, means: First day of the 12 months.}
  - {column: to_day, type: DATE, means: Last day of the register.}
care: >-
  Only the first of up to three reasons is counted. Every school is in it, those outside DfE's tables too. Small
  numbers must not leave the partnership.
*/
with

register as (
    select last_as_of as to_day, cast(last_as_of - interval 12 month as date) + 1 as from_day
    from marts.data_quality_feed
    where source = 'synergy' and feed = 'suspension'
)

select
    coalesce(reason.label, 'Not given') as reason,
    count(*) as suspensions,
    count(*) filter (where suspension.sen_provision = 'E') as with_ehc_plan,
    count(*) filter (where suspension.sen_provision = 'K') as with_sen_support,
    count(*) filter (where suspension.sen_provision = 'N') as without_sen,
    count(distinct suspension.child_key) as children,
    sum(suspension.sessions)::bigint as sessions_lost,
    register.from_day,
    register.to_day
from warehouse.fact_suspension as suspension
inner join register
    on suspension.start_date between register.from_day and register.to_day
left join reference.ref_suspension_reason as reason
    on reason.reason_code = suspension.reason_1
where suspension.is_suspension
group by coalesce(reason.label, 'Not given'), register.from_day, register.to_day
order by suspensions desc, reason;
