-- grain: one event known by the business date, once for each indicator it counts in
with

event as (select * from evidence_event),

indicator as (select * from ref_indicators),

coverage as (select * from evidence_coverage where is_delivered),

child as (select * from dim_child),

agency as (select * from dim_agency)

-- Events after the day up to which the data reach are not known yet.
select
    event.indicator_code,
    event.event_key,
    event.area_code,
    indicator.kind,
    coverage.data_to,
    event.event_date,
    event.numerator,
    event.denominator,
    event.value,
    event.from_date,
    event.to_date,
    event.age,
    event.category,
    child.sex,
    child.locality,
    child.primary_need,
    child.imd_quintile,
    coalesce(agency.agency_name, event.agency_code) as agency_name
from event
inner join indicator on indicator.code = event.indicator_code
inner join coverage
    on coverage.indicator_code = event.indicator_code
    and coverage.area_code = event.area_code
left join child using (child_version_key)
left join agency using (agency_code)
where coalesce(event.event_date, event.from_date) <= coverage.data_to
