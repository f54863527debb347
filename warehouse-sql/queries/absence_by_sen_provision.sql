/*
question: 'Are children with SEND persistently or severely absent more often than others?'
about: presence
indicators: [persistent_absence_pct, severe_absence_pct]
answer:
  - {column: period_type, type: VARCHAR, means: Term or academic year.}
  - {column: from_day, type: DATE, means: First day of the period.}
  - {column: to_day, type: DATE, means: Last day counted.}
  - {column: sen_provision, type: VARCHAR, means: SEN provision of the last week of the period; all for the total.}
  - {column: enrolments, type: BIGINT, means: Enrolments with a session that could be attended.}
  - {column: persistently_absent, type: BIGINT, means: Missed a tenth of their sessions or more.}
  - {column: persistent_pct, type: DOUBLE, means: Share in percent.}
  - {column: severely_absent, type: BIGINT, means: Missed half of their sessions or more.}
  - {column: severe_pct, type: DOUBLE, means: Share in percent.}
  - {column: data_status, type: VARCHAR, means: What kind of number it is.}
care: >-
  The severely absent are among the persistently absent. A short period shows more of both than a whole term, so
  compare only periods of one length. Small numbers must not leave the partnership.
*/
with

persistent as (
    select *
    from marts.evidence
    where indicator_code = 'persistent_absence_pct'
        and breakdown in ('all', 'sen_provision')
),

severe as (
    select *
    from marts.evidence
    where indicator_code = 'severe_absence_pct'
        and breakdown in ('all', 'sen_provision')
)

select
    persistent.period_type,
    persistent.period_start as from_day,
    persistent.period_end as to_day,
    persistent.breakdown_value as sen_provision,
    persistent.denominator as enrolments,
    persistent.numerator as persistently_absent,
    round(persistent.value, 1) as persistent_pct,
    severe.numerator as severely_absent,
    round(severe.value, 1) as severe_pct,
    persistent.data_status
from persistent
left join severe using (area_code, period_type, period_start, period_end, breakdown, breakdown_value)
order by persistent.period_type, to_day, persistent.breakdown, sen_provision;
