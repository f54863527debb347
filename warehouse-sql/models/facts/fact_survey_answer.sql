-- grain: one answer of one respondent to one question of one wave of a survey
with

answer as (select * from stg_surveys__survey_response),

question as (select * from dim_survey_question),

agency as (select * from dim_agency),

area as (select * from dim_area),

-- All answers of a wave count on its last day, so that a wave is one figure.
wave as (
    select
        la_number,
        survey_code,
        wave,
        min(responded_on) as wave_start_date,
        max(responded_on) as wave_end_date
    from answer
    group by la_number, survey_code, wave
)

select
    -- keys
    answer.answer_key,
    answer.respondent_key,
    question.question_key,
    coalesce(area.area_code, answer.la_number) as area_code,
    agency.agency_key,
    -- the answer
    answer.survey_code,
    answer.wave,
    wave.wave_start_date,
    wave.wave_end_date,
    answer.respondent_type,
    answer.topic,
    answer.question_code,
    answer.answer_code,
    answer.responded_on,
    -- measures
    answer.answer_value,
    answer.scale_max,
    answer.is_positive,
    answer.answer_value between 0 and answer.scale_max as is_within_scale
from answer
inner join question using (survey_code, question_code)
inner join wave
    on wave.la_number = answer.la_number
    and wave.survey_code = answer.survey_code
    and wave.wave = answer.wave
left join agency using (agency_code)
left join area on area.la_number = answer.la_number
