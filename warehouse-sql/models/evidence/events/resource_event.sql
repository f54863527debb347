-- grain: one amount read on one day, or at the end of one year, once for each indicator it counts in
with

high_needs as (select * from fact_high_needs),

top_up as (select * from fact_top_up),

workforce as (select * from fact_workforce where agency_key = 'ep'),

returned as (select * from fact_return where returned_indicator_code = 'dbv_benefit_gbp'),

calendar as (select financial_year, min(date_key) as year_start, max(date_key) as year_end from dim_date group by financial_year),

dated_top_up as (
    select top_up.*, calendar.year_start, calendar.year_end
    from top_up
    inner join calendar using (financial_year)
),

-- A report of the running year tells the position on its day: each line as last reported by then in that year.
high_needs_day as (
    select distinct area_code, financial_year, year_start, year_end, as_at_date as read_date
    from high_needs
    where as_at_date between year_start and year_end
),

high_needs_read as (
    select
        high_needs.*,
        'snapshot' as period_type,
        high_needs_day.read_date as period_start,
        high_needs_day.read_date as event_date
    from high_needs_day
    inner join high_needs
        on high_needs.area_code = high_needs_day.area_code
        and high_needs.financial_year = high_needs_day.financial_year
        and high_needs.as_at_date between high_needs_day.year_start and high_needs_day.read_date
    qualify row_number() over (
        partition by high_needs.area_code, high_needs.financial_year, high_needs.line, high_needs_day.read_date
        order by high_needs.as_at_date desc
    ) = 1
    union all
    -- A year stands once it is over and reported as over; a later report of it, such as the accounts, replaces the earlier.
    select *, 'financial_year', year_start, year_end
    from high_needs
    where is_latest and as_at_date >= year_end
),

top_up_day as (
    select distinct area_code, financial_year, year_start, year_end, as_at_date as read_date
    from dated_top_up
    where as_at_date between year_start and year_end
),

top_up_read as (
    select
        dated_top_up.*,
        'snapshot' as period_type,
        top_up_day.read_date as period_start,
        top_up_day.read_date as event_date
    from top_up_day
    inner join dated_top_up
        on dated_top_up.area_code = top_up_day.area_code
        and dated_top_up.financial_year = top_up_day.financial_year
        and dated_top_up.as_at_date between top_up_day.year_start and top_up_day.read_date
    qualify row_number() over (
        partition by dated_top_up.area_code, dated_top_up.financial_year, dated_top_up.setting_type, top_up_day.read_date
        order by dated_top_up.as_at_date desc
    ) = 1
    union all
    select *, 'financial_year', year_start, year_end
    from dated_top_up
    where is_latest and as_at_date >= year_end
),

-- What lines the benefit was returned by, where it was; else the whole.
benefit as (
    select
        *,
        case when breakdown = 'line' then breakdown_value end as line,
        bool_or(breakdown = 'line') over (partition by area_code, period_start, period_end) as has_lines
    from returned
    where breakdown in ('all', 'line') and numerator is not null
),

amount as (
    select
        measure.indicator_code,
        high_needs_read.high_needs_key || ' ' || high_needs_read.period_type || ' ' || high_needs_read.event_date as event_key,
        high_needs_read.area_code,
        high_needs_read.period_type,
        high_needs_read.period_start,
        high_needs_read.event_date,
        high_needs_read.line as category,
        case measure.indicator_code
            when 'high_needs_budget_gbp' then high_needs_read.budget_gbp
            when 'high_needs_forecast_gbp' then high_needs_read.expected_gbp
            when 'high_needs_variance_gbp' then high_needs_read.variance_gbp
            when 'high_needs_cumulative_gbp' then high_needs_read.cumulative_variance_gbp
        end as amount
    from high_needs_read
    cross join (
        values
            ('high_needs_budget_gbp'),
            ('high_needs_forecast_gbp'),
            ('high_needs_variance_gbp'),
            ('high_needs_cumulative_gbp')
    ) as measure (indicator_code)
    union all
    select
        'top_up_gbp',
        top_up_key || ' ' || period_type || ' ' || event_date,
        area_code,
        period_type,
        period_start,
        event_date,
        setting_type,
        amount_gbp
    from top_up_read
    union all
    select
        'dbv_benefit_gbp',
        return_key,
        area_code,
        case
            when month(period_start) = 4 and day(period_start) = 1 and period_end = (period_start + interval 1 year - interval 1 day)::date
                then 'financial_year'
            else 'snapshot'
        end,
        period_start,
        period_end,
        line,
        numerator
    from benefit
    where (line is not null) = has_lines
    union all
    select
        'ep_fte',
        workforce_key,
        area_code,
        'snapshot',
        as_at_date,
        as_at_date,
        role_group,
        fte
    from workforce
)

select
    indicator_code,
    event_key,
    area_code,
    period_type,
    case period_type when 'snapshot' then event_date else period_start end as period_start,
    event_date,
    category,
    cast(round(100 * amount) as bigint) as numerator,
    cast(null as bigint) as denominator
from amount
where amount is not null

union all by name

select
    'top_up_pupils' as indicator_code,
    top_up_key || ' ' || period_type || ' ' || event_date as event_key,
    area_code,
    period_type,
    period_start,
    event_date,
    setting_type as category,
    cast(pupils as bigint) as numerator
from top_up_read
where pupils is not null

union all by name

select
    'ep_vacancy_pct' as indicator_code,
    workforce_key as event_key,
    area_code,
    'snapshot' as period_type,
    as_at_date as period_start,
    as_at_date as event_date,
    role_group as category,
    cast(round(100 * vacancies_fte) as bigint) as numerator,
    cast(round(100 * posts_fte) as bigint) as denominator
from workforce
where posts_fte > 0
