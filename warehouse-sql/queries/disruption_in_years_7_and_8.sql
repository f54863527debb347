/*
question: 'How many children in years 7 and 8 move out of turn or leave school, with and without SEND?'
about: needs_led_services
area_for_improvement: AFI3
indicators: [y7_y8_disruption_count, y7_y8_disruption_pct]
answer:
  - {column: measure, type: VARCHAR, means: Number of children or share of the year groups.}
  - {column: group_of_children, type: VARCHAR, means: All or with and without SEND.}
  - {column: from_day, type: DATE, means: First day of the academic year.}
  - {column: to_day, type: DATE, means: Last day counted.}
  - {column: value, type: DOUBLE, means: The number or the share in percent.}
  - {column: numerator, type: BIGINT, means: Children counted.}
  - {column: denominator, type: BIGINT, means: Children of years 7 and 8; null for a number.}
  - {column: data_status, type: VARCHAR, means: What kind of number it is.}
care: >-
  Each child counts once a year. The running year ends with the newest data and must not be set against a whole one;
  small numbers must not leave the partnership.
*/
select
    indicator.title as measure,
    evidence.breakdown_value as group_of_children,
    evidence.period_start as from_day,
    evidence.period_end as to_day,
    round(evidence.value, 1) as value,
    evidence.numerator,
    evidence.denominator,
    evidence.data_status
from marts.evidence as evidence
inner join marts.indicator as indicator using (indicator_code)
where evidence.indicator_code in ('y7_y8_disruption_count', 'y7_y8_disruption_pct')
    and evidence.period_type = 'academic_year'
    and evidence.breakdown in ('all', 'send')
order by evidence.indicator_code, to_day, group_of_children;
