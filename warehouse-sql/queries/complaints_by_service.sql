/*
question: 'Which services are complained about, why, and how often are complaints upheld?'
about: belonging
indicators: [complaints_count]
answer:
  - {column: service, type: VARCHAR, means: The service.}
  - {column: complaints, type: BIGINT, means: Complaints received in the newest 12 months of the register.}
  - {column: about_delay, type: BIGINT, means: Of those about delay.}
  - {column: about_communication, type: BIGINT, means: About communication.}
  - {column: about_decision, type: BIGINT, means: About a decision.}
  - {column: about_content_of_plan, type: BIGINT, means: About the content of a plan.}
  - {column: about_provision, type: BIGINT, means: About provision not in place.}
  - {column: about_other, type: BIGINT, means: About anything else.}
  - {column: closed, type: BIGINT, means: Of those closed.}
  - {column: upheld, type: BIGINT, means: Of those closed the ones upheld at least in part.}
  - {column: days_to_close_median, type: DOUBLE, means: Days that half of those closed took at most.}
  - {column: to_day, type: DATE, means: Last day of the register.}
care: >-
  More complaints can mean that complaining has become easier. The register may be late, see to_day. Small numbers
  must not leave the partnership.
*/
with

register as (
    select last_as_of as to_day
    from marts.data_quality_feed
    where source = 'governance' and feed = 'complaint'
)

select
    complaint.service,
    count(*) as complaints,
    count(*) filter (where complaint.theme = 'delay') as about_delay,
    count(*) filter (where complaint.theme = 'communication') as about_communication,
    count(*) filter (where complaint.theme = 'decision') as about_decision,
    count(*) filter (where complaint.theme = 'content of plan') as about_content_of_plan,
    count(*) filter (where complaint.theme = 'provision not in place') as about_provision,
    count(*) filter (
        where coalesce(complaint.theme, '-') not in (
            'delay', 'communication', 'decision', 'content of plan', 'provision not in place'
        )
    ) as about_other,
    count(complaint.closed_date) as closed,
    count(*) filter (where complaint.is_upheld) as upheld,
    median(complaint.days_to_close) as days_to_close_median,
    register.to_day
from warehouse.fact_complaint as complaint
inner join register
    on complaint.received_date > register.to_day - interval 12 month
    and complaint.received_date <= register.to_day
group by complaint.service, register.to_day
order by complaints desc, complaint.service;
