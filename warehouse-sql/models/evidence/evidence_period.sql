-- grain: one complete period of one indicator in one area
with

indicator as (select * from ref_indicators),

-- Events that bring their period with them stand in no month.
event as (select * from evidence_known_event where period_type is null),

coverage as (select * from evidence_coverage),

-- Years are taken as whole from the calendar year of the first event; months and rolling years from its month.
span as (
    select
        event.indicator_code,
        event.area_code,
        date_trunc('month', min(coalesce(event.event_date, event.from_date)))::date as first_month,
        date_trunc('year', min(coalesce(event.event_date, event.from_date)))::date as first_year,
        max(event.data_to) as data_to
    from event
    group by all
),

month as (
    select
        indicator_code,
        area_code,
        first_month,
        first_year,
        data_to,
        unnest(generate_series(first_year, data_to, interval 1 month))::date as month_start
    from span
),

month_end as (
    select *, last_day(month_start) as month_end from month
),

candidate as (
    select *, 'month' as period_type, month_start as period_start, month_end as period_end
    from month_end
    where month_start >= first_month
    union all
    select *, 'rolling_12_months', (month_start - interval 11 month)::date, month_end
    from month_end
    where month_start - interval 11 month >= first_month
    union all
    select *, 'calendar_year', date_trunc('year', month_start)::date, month_end
    from month_end
    where month(month_start) = 12
    union all
    select *, 'academic_year', (month_start - interval 11 month)::date, month_end
    from month_end
    where month(month_start) = 8 and month_start - interval 11 month >= first_year
    union all
    select *, 'financial_year', (month_start - interval 11 month)::date, month_end
    from month_end
    where month(month_start) = 3 and month_start - interval 11 month >= first_year
    union all
    select
        *,
        'calendar_year_to_date',
        date_trunc('year', month_start)::date,
        least(make_date(year(month_start), month(data_to), 1) + cast(day(data_to) - 1 as integer), month_end)
    from month_end
    where month(month_start) = month(data_to) and month_start >= first_month
    union all
    -- Six years of month ends: enough for every comparison, and what is older was loaded from fewer records.
    select *, 'snapshot', month_end, month_end
    from month_end
    where month_start >= first_month and month_start > data_to - interval 73 month
),

own as (
    select own_period.*, coverage.data_to
    from evidence_own_period as own_period
    inner join coverage using (indicator_code, area_code)
    where coverage.is_delivered
),

own_kind as (select distinct indicator_code, period_type from own),

asked as (
    select code as indicator_code, unnest(periods) as period_type from indicator
)

select
    candidate.indicator_code,
    candidate.area_code,
    candidate.period_type,
    candidate.period_start,
    candidate.period_end,
    candidate.data_to,
    false as is_own
from candidate
inner join asked using (indicator_code, period_type)
left join own_kind using (indicator_code, period_type)
where candidate.period_end <= candidate.data_to and own_kind.indicator_code is null

union all

select
    own.indicator_code,
    own.area_code,
    own.period_type,
    own.period_start,
    own.period_end,
    own.data_to,
    true as is_own
from own
inner join asked using (indicator_code, period_type)
where own.period_end <= own.data_to
