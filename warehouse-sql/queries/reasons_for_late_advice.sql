/*
question: 'Why was advice late, and is the reason in the agency''s hands?'
about: advice
area_for_improvement: AFI1
indicators: [advice_6_week_pct]
answer:
  - {column: agency, type: VARCHAR, means: The agency asked.}
  - {column: late, type: BIGINT, means: 'Advice due in the newest 12 months and not given in time, exceptions apart.'}
  - {column: capacity, type: BIGINT, means: Late for want of capacity.}
  - {column: child_missed_appointment, type: BIGINT, means: Late since the child missed an appointment.}
  - {column: waiting_for_reports, type: BIGINT, means: Late for other reports.}
  - {column: request_sent_late, type: BIGINT, means: Late since the request was sent late.}
  - {column: other_reason, type: BIGINT, means: Late for a reason that none of these columns names.}
  - {column: no_reason_given, type: BIGINT, means: Late without a reason.}
care: 'Reasons are what agencies wrote, one each, judged by nobody. Small numbers; they must not leave the partnership.'
*/
with

newest_year as (
    select max(period_start) as from_day, max(period_end) as to_day
    from marts.evidence
    where indicator_code = 'advice_6_week_pct'
        and period_type = 'rolling_12_months'
        and breakdown = 'all'
),

late_advice as (
    select advice.agency_key, advice.late_reason
    from warehouse.fact_ehc_advice as advice
    inner join newest_year
        on advice.due_date between newest_year.from_day and newest_year.to_day
    where advice.status <> 'not known to service'
        and not advice.exception_applies
        -- not given yet is late as well
        and coalesce(advice.provided_in_time, false) = false
)

select
    agency.agency_name as agency,
    count(*) as late,
    count(*) filter (where late_advice.late_reason = 'capacity') as capacity,
    count(*) filter (where late_advice.late_reason = 'child missed appointment') as child_missed_appointment,
    count(*) filter (where late_advice.late_reason = 'waiting for reports') as waiting_for_reports,
    count(*) filter (where late_advice.late_reason = 'request sent late') as request_sent_late,
    count(*) filter (
        where late_advice.late_reason not in (
            'capacity', 'child missed appointment', 'waiting for reports', 'request sent late'
        )
    ) as other_reason,
    count(*) filter (where late_advice.late_reason is null) as no_reason_given
from late_advice
inner join warehouse.dim_agency as agency using (agency_key)
group by agency.agency_name
order by late desc, agency.agency_name;
