/*
question: 'Which published figures changed since the last night, by how much, and why?'
about: lineage
answer:
  - {column: what, type: VARCHAR, means: Figure or promise or action.}
  - {column: title, type: VARCHAR, means: Its title.}
  - {column: period_type, type: VARCHAR, means: Kind of period of a figure.}
  - {column: period_end, type: DATE, means: Last day of the period.}
  - {column: was_value, type: 'DECIMAL(18,1)', means: Value as published then.}
  - {column: now_value, type: 'DECIMAL(18,1)', means: Value now.}
  - {column: was_status, type: VARCHAR, means: Status then.}
  - {column: now_status, type: VARCHAR, means: Status now.}
  - {column: was_data_status, type: VARCHAR, means: Data status then.}
  - {column: now_data_status, type: VARCHAR, means: Data status now.}
  - {column: cause, type: VARCHAR, means: Kind of cause.}
  - {column: reason, type: VARCHAR, means: Why in words.}
  - {column: published_on, type: DATE, means: Date of the publication it is held against.}
care: >-
  The first night of a home lists nothing. A figure is here too when only its status or its data status changed;
  months and totals only, no breakdowns of small groups.
*/
select
    subject_kind as what,
    title,
    period_type,
    period_end,
    round(was_value, 1) as was_value,
    round(now_value, 1) as now_value,
    was_status,
    now_status,
    was_data_status,
    now_data_status,
    why as cause,
    reason,
    released_as_at as published_on
from marts.evidence_change
order by
    array_position(['promise', 'action', 'figure'], subject_kind),
    title,
    subject_key,
    period_type,
    period_end,
    period_start,
    area_code;
