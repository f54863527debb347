-- grain: one answer of one respondent to one question of one wave of a survey
with

extract as (select * from landing.survey_answer),

numbered as (
    select
        *,
        row_number() over (
            partition by area_code, survey_code, wave, respondent_no, question_code
            order by as_of desc, business_date desc, delivery_id desc, source_row desc
        ) as copy_no
    from extract
)

select
    -- keys
    md5(concat_ws('|', 'survey answer', area_code, survey_code, wave, respondent_no, question_code)) as answer_key,
    md5(concat_ws('|', 'survey respondent', area_code, survey_code, wave, respondent_no)) as respondent_key,
    area_code as la_number,
    -- as delivered
    survey_code,
    wave,
    respondent_no,
    respondent_type,
    agency_code,
    topic,
    question_code,
    answer_code,
    answer_value,
    scale_max,
    is_positive,
    responded_on,
    -- where it came from
    delivery_id,
    source_row,
    as_of
from numbered
where copy_no = 1
