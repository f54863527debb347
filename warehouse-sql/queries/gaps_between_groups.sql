/*
question: 'Which groups of children fare worse than others, beyond what chance explains?'
about: equity
answer:
  - {column: indicator, type: VARCHAR, means: Title of the indicator.}
  - {column: group_of_children, type: VARCHAR, means: The group.}
  - {column: compared_with, type: VARCHAR, means: Whom it is compared with.}
  - {column: to_day, type: DATE, means: Last day of the newest period.}
  - {column: value, type: DOUBLE, means: 'The group''s figure.'}
  - {column: compared_value, type: DOUBLE, means: 'The others'' figure.'}
  - {column: difference, type: DOUBLE, means: Group less others; percentage points for a share.}
  - {column: difference_lower, type: DOUBLE, means: 'Lower bound of its 95 % interval.'}
  - {column: difference_upper, type: DOUBLE, means: Upper bound.}
  - {column: verdict, type: VARCHAR, means: How sure the gap is.}
  - {column: worse_off, type: VARCHAR, means: Who fares worse where the gap is clear or possible.}
  - {column: left_out, type: BIGINT, means: Cases whose group is not known.}
care: >-
  Report clear gaps only; among so many comparisons some possible gaps are chance. A gap does not say why it is
  there, and its numbers are small and must not leave the partnership.
*/
select
    indicator_title as indicator,
    group_label as group_of_children,
    compared_label as compared_with,
    period_end as to_day,
    round(value, 1) as value,
    round(compared_value, 1) as compared_value,
    round(difference, 1) as difference,
    round(difference_lower, 1) as difference_lower,
    round(difference_upper, 1) as difference_upper,
    verdict,
    worse_off,
    left_out
from marts.equity_gap
where is_newest
    and verdict in ('clear gap', 'possible gap', 'no clear gap')
order by
    array_position(['clear gap', 'possible gap', 'no clear gap'], verdict),
    indicator_title,
    indicator_code,
    breakdown,
    group_value,
    area_code;
