-- grain: one own period of one proportion, count, mean, rate or reading, area and breakdown value
with

event as (select * from evidence_known_event where kind in ('proportion', 'count', 'mean', 'rate', 'reading')),

breakdown as (select * from evidence_breakdown),

period as (select * from evidence_period where is_own),

indicator as (select code as indicator_code, kept_apart from ref_indicators)

select
    period.indicator_code,
    period.area_code,
    breakdown.breakdown,
    breakdown_value(
        breakdown.breakdown, event.agency_name, event.locality, event.school_name, event.phase, event.primary_need,
        event.age_band, event.sex, event.ethnicity, event.imd_quintile, event.sen_provision, event.respondent_type,
        event.category
    ) as breakdown_value,
    period.period_type,
    period.period_start,
    period.period_end,
    sum(event.numerator)::bigint as numerator,
    sum(event.denominator)::bigint as denominator,
    sum(event.value)::bigint as total,
    count(*) as events
from period
inner join event
    on event.indicator_code = period.indicator_code
    and event.area_code = period.area_code
    and event.event_date = period.period_end
    and coalesce(event.period_type, period.period_type) = period.period_type
inner join breakdown
    on breakdown.indicator_code = period.indicator_code
    and breakdown.breakdown = coalesce(event.breakdown, breakdown.breakdown)
inner join indicator on indicator.indicator_code = period.indicator_code
group by all
-- Two surveys that happen to end on one day do not make a figure of both.
having max(indicator.kept_apart) is null
    or breakdown.breakdown = max(indicator.kept_apart)
    or count(distinct event.category) <= 1
