/*
question: 'Are children with SEND excluded for good more often than others, term by term?'
about: presence
indicators: [permanent_exclusion_rate]
answer:
  - {column: period_type, type: VARCHAR, means: Term or academic year.}
  - {column: from_day, type: DATE, means: First day of the period.}
  - {column: to_day, type: DATE, means: Last day counted.}
  - {column: sen_provision, type: VARCHAR, means: SEN provision on the day; all for the total.}
  - {column: exclusions, type: BIGINT, means: Permanent exclusions that were upheld.}
  - {column: pupils, type: BIGINT, means: Pupils on roll on the January census day.}
  - {column: per_100_pupils, type: DOUBLE, means: Exclusions for each hundred pupils.}
  - {column: upper, type: DOUBLE, means: 'Upper bound of its 95 % interval.'}
  - {column: data_status, type: VARCHAR, means: What kind of number it is.}
care: >-
  Exclusions are few, so that a rate of nought says little where the upper bound is high. The numbers must not leave
  the partnership.
*/
select
    period_type,
    period_start as from_day,
    period_end as to_day,
    breakdown_value as sen_provision,
    numerator as exclusions,
    denominator as pupils,
    round(value, 2) as per_100_pupils,
    round(upper, 2) as upper,
    data_status
from marts.evidence
where indicator_code = 'permanent_exclusion_rate'
    and breakdown in ('all', 'sen_provision')
order by period_type, to_day, breakdown, sen_provision;
