/*
question: 'What share of children take part in activities after school, by their own word and by their parents''?'
about: belonging
indicators: [after_school_activity_pct]
answer:
  - {column: respondent_type, type: VARCHAR, means: Who answered.}
  - {column: wave, type: VARCHAR, means: The wave of the survey.}
  - {column: last_answer, type: DATE, means: Day of the last answer of the wave.}
  - {column: answers, type: BIGINT, means: Answers.}
  - {column: take_part, type: BIGINT, means: Those that say the child takes part.}
  - {column: take_part_pct, type: DOUBLE, means: Share in percent.}
care: >-
  Children and parents are asked by different surveys in different months; never add the two or read one as the next
  wave of the other.
*/
select
    replace(answer.respondent_type, '_', ' ') as respondent_type,
    answer.wave,
    answer.wave_end_date as last_answer,
    count(answer.is_positive) as answers,
    count(*) filter (where answer.is_positive) as take_part,
    round(100 * count(*) filter (where answer.is_positive) / nullif(count(answer.is_positive), 0), 1) as take_part_pct
from warehouse.fact_survey_answer as answer
inner join reference.ref_survey_topic as topic
    on topic.topic = answer.topic
    and topic.indicator_code = 'after_school_activity_pct'
group by answer.respondent_type, answer.wave, answer.wave_end_date
order by answer.respondent_type, last_answer, answer.wave;
