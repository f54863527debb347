/*
question: 'How much of the area''s schooling is behind the attendance figure?'
about: presence
indicators: [attendance_pct, persistent_absence_pct]
answer:
  - {column: week_start, type: DATE, means: Monday of the week.}
  - {column: phase, type: VARCHAR, means: Phase of the schools.}
  - {column: schools_expected, type: BIGINT, means: Schools that should report.}
  - {column: schools_reporting, type: BIGINT, means: Schools that did.}
  - {column: reporting_pct, type: DOUBLE, means: Share in percent.}
  - {column: children_reported, type: BIGINT, means: Children of whom something was reported.}
care: >-
  Attendance is of the schools that report; a phase with few of them says nothing of the phase. A missing row is a
  week of which nothing was delivered.
*/
select
    week_start,
    phase,
    schools_expected,
    schools_reporting,
    round(100 * schools_reporting / nullif(schools_expected, 0), 1) as reporting_pct,
    children_reported
from warehouse.fact_attendance_coverage
where week_start > (select max(week_start) - 28 from warehouse.fact_attendance_coverage)
order by week_start, phase, area_code;
