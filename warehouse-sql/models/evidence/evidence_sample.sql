-- grain: one period of one quantile, area and breakdown value, with its values in order
with

indicator as (select * from ref_indicators where kind = 'quantile'),

known as (select * from evidence_known_event where kind = 'quantile'),

breakdown as (select * from evidence_breakdown),

event as (
    select
        event.indicator_code,
        event.area_code,
        breakdown.breakdown,
        breakdown_value(
            breakdown.breakdown, event.agency_name, event.locality, event.school_name, event.phase, event.primary_need,
            event.age_band, event.sex, event.ethnicity, event.imd_quintile, event.sen_provision, event.respondent_type,
            event.category
        ) as breakdown_value,
        event.event_date,
        date_trunc('month', event.event_date)::date as month_start,
        event.value
    from known as event
    inner join breakdown using (indicator_code)
),

period as (select * from evidence_period),

period_month as (
    select
        *,
        unnest(generate_series(date_trunc('month', period_start), period_end, interval 1 month))::date as month_start
    from period
),

-- Values and how often each occurs take little room; they are written out in order at the end.
counted as (
    select
        period_month.indicator_code,
        period_month.area_code,
        event.breakdown,
        event.breakdown_value,
        period_month.period_type,
        period_month.period_start,
        period_month.period_end,
        count(*) as sample_size,
        histogram(event.value) as occurrences
    from period_month
    inner join event
        on event.indicator_code = period_month.indicator_code
        and event.area_code = period_month.area_code
        and event.month_start = period_month.month_start
        and event.event_date <= period_month.period_end
    group by all
)

select
    counted.indicator_code,
    indicator.percentile,
    counted.area_code,
    counted.breakdown,
    counted.breakdown_value,
    counted.period_type,
    counted.period_start,
    counted.period_end,
    counted.sample_size,
    list_sort(flatten(list_transform(
        map_entries(counted.occurrences),
        lambda entry: repeat([entry.key], cast(entry.value as bigint))
    ))) as days
from counted
inner join indicator on indicator.code = counted.indicator_code
