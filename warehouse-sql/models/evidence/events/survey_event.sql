-- grain: one answer of one respondent, once for each indicator its topic counts in
with

answer as (select * from fact_survey_answer),

topic as (select * from ref_survey_topic),

counted as (
    select
        topic.indicator_code,
        answer.*,
        topic.part as category
    from answer
    inner join topic using (topic)
    where answer.is_positive is not null
)

select
    indicator_code,
    answer_key as event_key,
    area_code,
    wave_start_date as period_start,
    wave_end_date as event_date,
    agency_key as agency_code,
    respondent_type,
    category,
    cast(is_positive as bigint) as numerator,
    cast(1 as bigint) as denominator
from counted
