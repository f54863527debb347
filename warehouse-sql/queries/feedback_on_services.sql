/*
question: 'What do families, young people and staff say of the in-school offer, the pathway, drop-ins and navigation?'
about: health_waits
area_for_improvement: AFI2
indicators: [feedback_positive_pct]
answer:
  - {column: service, type: VARCHAR, means: What was asked about.}
  - {column: respondent_type, type: VARCHAR, means: Who answered.}
  - {column: wave, type: VARCHAR, means: The newest wave of the survey.}
  - {column: last_answer, type: DATE, means: Day of its last answer.}
  - {column: answers, type: BIGINT, means: Answers with an opinion.}
  - {column: positive, type: BIGINT, means: Positive answers.}
  - {column: positive_pct, type: DOUBLE, means: Share in percent.}
  - {column: wave_before_pct, type: DOUBLE, means: Share in the wave before in percent; null where there was none.}
care: >-
  Respondents chose to answer and differ from wave to wave. Most groups are very small; their numbers must not leave
  the partnership, and a share of fewer than ten answers says nothing.
*/
with

answered as (
    select
        topic.part as service,
        answer.respondent_type,
        answer.wave,
        answer.wave_end_date,
        count(answer.is_positive) as answers,
        count(*) filter (where answer.is_positive) as positive,
        dense_rank() over (
            partition by topic.part
            order by answer.wave_end_date desc, answer.wave desc
        ) as newest_first
    from warehouse.fact_survey_answer as answer
    inner join reference.ref_survey_topic as topic
        on topic.topic = answer.topic
        and topic.indicator_code = 'feedback_positive_pct'
    group by topic.part, answer.respondent_type, answer.wave, answer.wave_end_date
)

select
    newest.service,
    replace(newest.respondent_type, '_', ' ') as respondent_type,
    newest.wave,
    newest.wave_end_date as last_answer,
    newest.answers,
    newest.positive,
    round(100 * newest.positive / nullif(newest.answers, 0), 1) as positive_pct,
    round(100 * before.positive / nullif(before.answers, 0), 1) as wave_before_pct
from answered as newest
left join answered as before
    on before.newest_first = 2
    and before.service = newest.service
    and before.respondent_type = newest.respondent_type
where newest.newest_first = 1
order by newest.service, newest.respondent_type;
