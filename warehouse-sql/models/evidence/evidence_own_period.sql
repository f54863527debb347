-- grain: one period that the data of an indicator bring with them, in one area
with

answer as (select * from fact_survey_answer),

topic as (select * from ref_survey_topic),

returned as (
    select figure.*
    from fact_return as figure
    inner join ref_indicators as indicator
        on indicator.code = figure.indicator_code
        and list_contains(indicator.feeds, 'returns/indicator_return')
),

checked as (select * from fact_local_offer_check),

screened as (select * from fact_screening),

screening_indicator as (
    select code as indicator_code
    from ref_indicators
    where list_contains(feeds, 'health/early_years_screening')
),

own as (
    select
        topic.indicator_code,
        answer.area_code,
        'survey_wave' as period_type,
        answer.wave_start_date as period_start,
        answer.wave_end_date as period_end
    from answer
    inner join topic using (topic)
    union all
    select indicator_code, area_code, 'term', period_start, period_end
    from returned
    where indicator_code is not null and breakdown = 'all'
    union all
    select 'local_offer_current_pct', area_code, 'term', round_start_date, round_end_date
    from checked
    union all
    select screening_indicator.indicator_code, screened.area_code, 'term', screened.period_start, screened.period_end
    from screened
    cross join screening_indicator
)

-- Periods that end on one day are one; it begins with the earliest of them.
select
    indicator_code,
    area_code,
    period_type,
    min(period_start) as period_start,
    period_end
from own
where period_end is not null
group by indicator_code, area_code, period_type, period_end
