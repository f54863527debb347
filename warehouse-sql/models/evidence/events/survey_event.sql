-- grain: one answer of one respondent, once for each indicator its topic counts in
with

answer as (select * from fact_survey_answer),

topic as (select * from ref_survey_topic),

counted as (
    select
        topic.indicator_code,
        answer.*,
        coalesce(topic.part, answer.respondent_type) as category
    from answer
    inner join topic using (topic)
    where answer.is_positive is not null
),

-- Names every column, with its type, whatever the parts below leave out.
shape as (
    select
        cast(null as varchar) as indicator_code,
        cast(null as varchar) as event_key,
        cast(null as varchar) as area_code,
        cast(null as date) as event_date,
        cast(null as varchar) as child_key,
        cast(null as varchar) as child_version_key,
        cast(null as varchar) as agency_code,
        cast(null as bigint) as age,
        cast(null as varchar) as category,
        cast(null as bigint) as numerator,
        cast(null as bigint) as denominator,
        cast(null as bigint) as value,
        cast(null as date) as from_date,
        cast(null as date) as to_date
    where false
),

event as (
    select * from shape
    union all by name
    select
        indicator_code,
        answer_key as event_key,
        area_code,
        wave_end_date as event_date,
        agency_key as agency_code,
        category,
        cast(is_positive as bigint) as numerator,
        cast(1 as bigint) as denominator
    from counted
)

select
    indicator_code,
    event_key,
    area_code,
    event_date,
    child_key,
    child_version_key,
    agency_code,
    age,
    category,
    numerator,
    denominator,
    value,
    from_date,
    to_date
from event
