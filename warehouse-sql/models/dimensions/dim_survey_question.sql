-- grain: one question of one survey
with

answer as (select * from stg_surveys__survey_response),

-- A question keeps its code in every wave; its newest wave says what it is about.
asked as (
    select
        survey_code,
        question_code,
        wave,
        topic,
        max(scale_max) as scale_max,
        max(responded_on) as last_answered_on
    from answer
    group by survey_code, question_code, wave, topic
),

newest as (
    select
        *,
        count(*) over (partition by survey_code, question_code) as waves,
        row_number() over (
            partition by survey_code, question_code
            order by last_answered_on desc nulls last, wave desc, topic
        ) as newest_first
    from asked
)

select
    md5(concat_ws('|', 'survey question', survey_code, question_code)) as question_key,
    survey_code,
    question_code,
    topic,
    scale_max,
    waves,
    last_answered_on
from newest
where newest_first = 1
