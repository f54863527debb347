-- grain: one event known by the business date, once for each indicator it counts in
with

event as (select * from evidence_event),

indicator as (select * from ref_indicators),

coverage as (select * from evidence_coverage where is_delivered),

child as (select * from dim_child),

school as (select * from evidence_school),

current_school as (select * from school where is_current),

agency as (select * from dim_agency),

ethnicity as (select * from ref_ethnicity)

-- Events after the day up to which the data reach are not known yet.
select
    event.indicator_code,
    event.event_key,
    event.area_code,
    indicator.kind,
    coverage.data_to,
    event.period_type,
    event.breakdown,
    event.event_date,
    event.numerator,
    event.denominator,
    event.value,
    event.from_date,
    event.to_date,
    event.category,
    event.respondent_type,
    -- what it is broken down by: what the event itself says, else what is known of the child on its day
    coalesce(agency.agency_name, event.agency_code) as agency_name,
    coalesce(event.locality, child.locality) as locality,
    coalesce(event_school.school_name, child_school.school_name) as school_name,
    coalesce(event_school.phase, child_school.phase) as phase,
    coalesce(event.primary_need, child.primary_need) as primary_need,
    coalesce(
        event.age_band,
        band_of_age(coalesce(event.age, years_since_month(child.birth_month, coalesce(event.event_date, event.from_date))))
    ) as age_band,
    coalesce(event.sex, child.sex) as sex,
    coalesce(event.ethnicity, ethnicity.main_group) as ethnicity,
    coalesce(event.imd_quintile, child.imd_quintile) as imd_quintile,
    coalesce(event.sen_provision, child.sen_provision) as sen_provision
from event
inner join indicator on indicator.code = event.indicator_code
inner join coverage
    on coverage.indicator_code = event.indicator_code
    and coverage.area_code = event.area_code
left join child using (child_version_key)
left join agency using (agency_code)
left join ethnicity on ethnicity.ethnicity_code = child.ethnicity_code
left join school as event_school on event_school.school_version_key = event.school_version_key
-- Only equalities, so that the database joins by hash whatever size it expects: in a loop it ran out of memory.
left join current_school as child_school
    on child_school.area_code = event.area_code
    and child_school.urn = case when event.school_version_key is null then child.urn end
where coalesce(event.event_date, event.from_date) <= coverage.data_to
