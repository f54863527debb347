/*
question: 'Are practitioners confident in writing advice, and does the guidance help them?'
about: quality_of_plans
area_for_improvement: AFI1
indicators: [advice_confidence_good_pct, guidance_confidence_good_pct, screening_confidence_good_pct]
answer:
  - {column: asked, type: VARCHAR, means: What was asked.}
  - {column: last_answer, type: DATE, means: Day of the last answer of the wave.}
  - {column: answers, type: BIGINT, means: Practitioners who answered.}
  - {column: good, type: BIGINT, means: Answered good or better.}
  - {column: good_pct, type: DOUBLE, means: Share in percent.}
  - {column: lower, type: DOUBLE, means: 'Lower bound of its 95 % interval.'}
  - {column: upper, type: DOUBLE, means: Upper bound.}
  - {column: data_status, type: VARCHAR, means: What kind of number it is.}
care: >-
  Confidence is what people say of themselves; audits judge what they write. A change inside the intervals is no
  change.
*/
select
    indicator.title as asked,
    evidence.period_end as last_answer,
    evidence.denominator as answers,
    evidence.numerator as good,
    round(evidence.value, 1) as good_pct,
    round(evidence.lower, 1) as lower,
    round(evidence.upper, 1) as upper,
    evidence.data_status
from marts.evidence as evidence
inner join marts.indicator as indicator using (indicator_code)
where evidence.indicator_code in (
        'advice_confidence_good_pct', 'guidance_confidence_good_pct', 'screening_confidence_good_pct'
    )
    and evidence.period_type = 'survey_wave'
    and evidence.breakdown = 'all'
order by evidence.indicator_code, last_answer;
