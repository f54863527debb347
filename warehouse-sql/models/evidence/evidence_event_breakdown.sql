-- grain: one event in one breakdown, once for each indicator it counts in
with

event as (select * from evidence_event),

indicator as (select * from ref_indicators),

coverage as (select * from evidence_coverage),

child as (select * from dim_child),

agency as (select * from dim_agency),

breakdown as (
    select code as indicator_code, 'all' as breakdown from indicator
    union all
    select code, unnest(breakdowns) from indicator
),

-- Events after the day up to which the data reach are not known yet.
known as (
    select
        event.*,
        indicator.kind,
        coverage.data_to,
        child.sex,
        child.locality,
        child.primary_need,
        child.imd_quintile,
        agency.agency_name
    from event
    inner join indicator on indicator.code = event.indicator_code
    inner join coverage
        on coverage.indicator_code = event.indicator_code
        and coverage.area_code = event.area_code
    left join child using (child_version_key)
    left join agency using (agency_code)
    where coverage.is_delivered
        and coalesce(event.event_date, event.from_date) <= coverage.data_to
)

select
    known.indicator_code,
    known.event_key,
    known.area_code,
    breakdown.breakdown,
    case breakdown.breakdown
        when 'all' then 'all'
        when 'agency' then coalesce(known.agency_name, known.agency_code, 'not known')
        when 'locality' then coalesce(known.locality, 'not known')
        when 'sex' then coalesce(known.sex, 'Unknown')
        when 'age_band' then
            case
                when known.age is null then 'not known'
                when known.age < 5 then 'under 5'
                when known.age <= 10 then '5 to 10'
                when known.age <= 15 then '11 to 15'
                when known.age <= 19 then '16 to 19'
                else '20 to 25'
            end
        when 'primary_need' then coalesce(known.primary_need, 'not known')
        when 'imd_quintile' then coalesce(cast(known.imd_quintile as varchar), 'not known')
        else coalesce(known.category, 'not known')
    end as breakdown_value,
    known.kind,
    known.data_to,
    known.event_date,
    known.numerator,
    known.denominator,
    known.value,
    known.from_date,
    known.to_date
from known
inner join breakdown using (indicator_code)
