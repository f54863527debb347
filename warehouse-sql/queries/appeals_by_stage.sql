/*
question: 'What do families appeal against or mediate about, and how often does it end with a change for them?'
about: demand
area_for_improvement: AFI1
answer:
  - {column: way, type: VARCHAR, means: Appeal to the Tribunal or mediation.}
  - {column: about_what, type: VARCHAR, means: The decision contested.}
  - {column: registered, type: BIGINT, means: Cases registered since the first on record.}
  - {column: registered_newest_12_months, type: BIGINT, means: Those of the newest 12 months.}
  - {column: still_open, type: BIGINT, means: Not ended.}
  - {column: ended_with_a_finding, type: BIGINT, means: Ended and not withdrawn.}
  - {column: changed, type: BIGINT, means: Agreed or conceded or upheld at least in part.}
  - {column: changed_pct, type: DOUBLE, means: Share in percent of those that ended with a finding.}
care: >-
  A case withdrawn has no finding, often since the family was given what it asked for. Small numbers must not leave
  the partnership.
*/
with

register as (
    select last_as_of as on_day
    from marts.data_quality_feed
    where source = 'liquidlogic' and feed = 'ehc_mediation_tribunal'
)

select
    appeal.case_type as way,
    appeal.stage as about_what,
    count(*) as registered,
    count(*) filter (where appeal.registered_date > register.on_day - interval 12 month) as registered_newest_12_months,
    count(*) filter (where appeal.is_open) as still_open,
    count(appeal.is_changed_for_family) as ended_with_a_finding,
    count(*) filter (where appeal.is_changed_for_family) as changed,
    round(
        100 * count(*) filter (where appeal.is_changed_for_family) / nullif(count(appeal.is_changed_for_family), 0),
        1
    ) as changed_pct
from warehouse.fact_appeal as appeal
cross join register
group by appeal.case_type, appeal.stage
order by way, registered desc, about_what;
