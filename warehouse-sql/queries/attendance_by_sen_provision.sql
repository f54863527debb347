/*
question: 'How much of their schooling do children attend, by SEN provision?'
about: presence
indicators: [attendance_pct]
answer:
  - {column: academic_year, type: VARCHAR, means: Academic year of the week as DfE counts it.}
  - {column: term, type: VARCHAR, means: 'DfE''s term.'}
  - {column: sen_provision, type: VARCHAR, means: SEN provision in the week.}
  - {column: children, type: BIGINT, means: Children with a session that could be attended.}
  - {column: sessions_possible, type: BIGINT, means: Sessions that could be attended.}
  - {column: attended_pct, type: DOUBLE, means: Attended in percent.}
  - {column: authorised_pct, type: DOUBLE, means: Absent with leave in percent.}
  - {column: unauthorised_pct, type: DOUBLE, means: Absent without leave in percent.}
  - {column: first_week, type: DATE, means: Monday of the first week delivered.}
  - {column: last_week, type: DATE, means: Monday of the newest week.}
care: >-
  Of the weeks delivered only, and of the schools that sent them; marts.evidence places a child by the last week of
  the period, so that its parts differ a little. Ages 5 to 15 in primary, secondary, all-through and special
  schools.
*/
select
    attendance.academic_year,
    attendance.dfe_term as term,
    case attendance.sen_provision
        when 'E' then 'EHC plan'
        when 'K' then 'SEN support'
        when 'N' then 'No SEN'
        else 'Not known'
    end as sen_provision,
    count(distinct attendance.child_key) filter (where attendance.sessions_possible > 0) as children,
    sum(attendance.sessions_possible)::bigint as sessions_possible,
    round(100 * sum(attendance.sessions_attended) / nullif(sum(attendance.sessions_possible), 0), 1) as attended_pct,
    round(100 * sum(attendance.sessions_authorised) / nullif(sum(attendance.sessions_possible), 0), 1)
        as authorised_pct,
    round(100 * sum(attendance.sessions_unauthorised) / nullif(sum(attendance.sessions_possible), 0), 1)
        as unauthorised_pct,
    min(attendance.week_start) as first_week,
    max(attendance.week_start) as last_week
from warehouse.fact_attendance_week as attendance
inner join warehouse.dim_school as school using (school_version_key)
-- the phases of DfE's totals
inner join reference.ref_school_phase as phase
    on phase.phase = school.phase
    and phase.published_phase is not null
where attendance.is_age_5_to_15
group by attendance.academic_year, attendance.dfe_term, attendance.sen_provision
order by attendance.academic_year, first_week, attendance.sen_provision nulls last, term;
