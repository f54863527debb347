-- grain: one period of one quantile, area and breakdown value, with its values in order
with

indicator as (select * from ref_indicators where kind = 'quantile'),

event as (select * from evidence_event_breakdown where kind = 'quantile'),

period as (select * from evidence_period)

select
    period.indicator_code,
    indicator.percentile,
    period.area_code,
    event.breakdown,
    event.breakdown_value,
    period.period_type,
    period.period_start,
    period.period_end,
    count(*) as sample_size,
    list(event.value order by event.value, event.event_key) as days
from period
inner join indicator on indicator.code = period.indicator_code
inner join event
    on event.indicator_code = period.indicator_code
    and event.area_code = period.area_code
    and event.event_date between period.period_start and period.period_end
group by all
