/*
question: 'Do parents and SENCOs find what they need in the local offer?'
about: needs_led_services
area_for_improvement: AFI3
indicators: [local_offer_find_pct]
answer:
  - {column: survey, type: VARCHAR, means: The survey asked.}
  - {column: wave, type: VARCHAR, means: The wave.}
  - {column: respondent_type, type: VARCHAR, means: Who answered.}
  - {column: last_answer, type: DATE, means: Day of the last answer of the wave.}
  - {column: answers, type: BIGINT, means: Answers with an opinion.}
  - {column: positive, type: BIGINT, means: Found what they looked for.}
  - {column: positive_pct, type: DOUBLE, means: Share in percent.}
care: >-
  Whoever answers a survey chose to; two waves ask different people. Waves with few answers must not leave the
  partnership by respondent type.
*/
select
    replace(answer.survey_code, '_', ' ') as survey,
    answer.wave,
    replace(answer.respondent_type, '_', ' ') as respondent_type,
    answer.wave_end_date as last_answer,
    count(answer.is_positive) as answers,
    count(*) filter (where answer.is_positive) as positive,
    round(100 * count(*) filter (where answer.is_positive) / nullif(count(answer.is_positive), 0), 1) as positive_pct
from warehouse.fact_survey_answer as answer
-- which topics an indicator is made of
inner join reference.ref_survey_topic as topic
    on topic.topic = answer.topic
    and topic.indicator_code = 'local_offer_find_pct'
group by answer.survey_code, answer.wave, answer.respondent_type, answer.wave_end_date
order by survey, last_answer, answer.wave, answer.respondent_type;
