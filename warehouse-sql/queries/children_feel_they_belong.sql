/*
question: 'Do children feel settled, have friends and feel safe, and like what they do in their free time?'
about: belonging
indicators: [cyp_feels_settled_pct, cyp_has_friends_safe_pct, cyp_leisure_pct]
answer:
  - {column: asked, type: VARCHAR, means: What was asked.}
  - {column: last_answer, type: DATE, means: Day of the last answer of the wave.}
  - {column: answers, type: BIGINT, means: Children who answered.}
  - {column: positive, type: BIGINT, means: Positive answers.}
  - {column: positive_pct, type: DOUBLE, means: Share in percent.}
  - {column: lower, type: DOUBLE, means: 'Lower bound of its 95 % interval.'}
  - {column: upper, type: DOUBLE, means: Upper bound.}
  - {column: change_points, type: DOUBLE, means: Change from the wave before in percentage points; null for the
     first.}
  - {column: data_status, type: VARCHAR, means: What kind of number it is.}
care: 'Each wave asks other children, and those who answer chose to. A change inside the intervals is no change.'
*/
select
    indicator.title as asked,
    evidence.period_end as last_answer,
    evidence.denominator as answers,
    evidence.numerator as positive,
    round(evidence.value, 1) as positive_pct,
    round(evidence.lower, 1) as lower,
    round(evidence.upper, 1) as upper,
    round(
        evidence.value - lag(evidence.value) over (
            partition by evidence.indicator_code, evidence.area_code
            order by evidence.period_end
        ),
        1
    ) as change_points,
    evidence.data_status
from marts.evidence as evidence
inner join marts.indicator as indicator using (indicator_code)
where evidence.indicator_code in ('cyp_feels_settled_pct', 'cyp_has_friends_safe_pct', 'cyp_leisure_pct')
    and evidence.period_type = 'survey_wave'
    and evidence.breakdown = 'all'
order by evidence.indicator_code, last_answer;
