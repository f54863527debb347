/*
question: 'Are parents and carers satisfied, do they feel listened to, and do they trust mainstream schools?'
about: belonging
indicators: [parent_satisfaction_pct, mainstream_confidence_pct]
answer:
  - {column: topic, type: VARCHAR, means: What the question is about.}
  - {column: wave, type: VARCHAR, means: The wave of the survey.}
  - {column: last_answer, type: DATE, means: Day of the last answer of the wave.}
  - {column: answers, type: BIGINT, means: Answers with an opinion.}
  - {column: positive, type: BIGINT, means: Positive answers.}
  - {column: positive_pct, type: DOUBLE, means: Share in percent.}
  - {column: mean_answer, type: DOUBLE, means: Mean answer on the scale.}
  - {column: best_answer, type: INTEGER, means: Highest value of the scale.}
care: >-
  Answers to reversed questions are turned already, higher is always better. Parents who answer are not a sample of
  all parents; a topic without a row in a wave was not asked.
*/
select
    replace(survey_answer.topic, '_', ' ') as topic,
    wave,
    wave_end_date as last_answer,
    count(is_positive) as answers,
    count(*) filter (where is_positive) as positive,
    round(100 * count(*) filter (where is_positive) / nullif(count(is_positive), 0), 1) as positive_pct,
    -- answer values are decimals, whose sum is exact
    round(sum(answer_value) / nullif(count(answer_value), 0), 2) as mean_answer,
    cast(max(scale_max) as integer) as best_answer
from warehouse.fact_survey_answer as survey_answer
where survey_code = 'parent_carer'
    and is_positive is not null
group by survey_answer.topic, wave, wave_end_date
order by survey_answer.topic, last_answer, wave;
