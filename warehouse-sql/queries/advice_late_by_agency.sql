/*
question: 'Which agencies give their advice late?'
about: advice
area_for_improvement: AFI1
indicators: [advice_6_week_pct]
answer:
  - {column: agency, type: VARCHAR, means: The agency asked.}
  - {column: due, type: BIGINT, means: 'Advice that fell due in the newest 12 months, exceptions apart.'}
  - {column: in_time, type: BIGINT, means: Given within 42 days.}
  - {column: in_time_pct, type: DOUBLE, means: Share in time in percent.}
  - {column: given_late, type: BIGINT, means: 'Given, but after the due date.'}
  - {column: still_awaited, type: BIGINT, means: Past its date and not given.}
  - {column: days_median, type: DOUBLE, means: Days that half of the advice given took at most.}
  - {column: exceptions, type: BIGINT, means: Advice due in the same months to which a statutory exception applies;
     not in the columns before.}
  - {column: from_day, type: DATE, means: First day of the 12 months.}
  - {column: to_day, type: DATE, means: Last day.}
care: >-
  Advice of a service that does not know the child is not due. Fewer than ten pieces of advice say little of an
  agency, and small numbers must not leave the partnership.
*/
with

newest_year as (
    select max(period_start) as from_day, max(period_end) as to_day
    from marts.evidence
    where indicator_code = 'advice_6_week_pct'
        and period_type = 'rolling_12_months'
        and breakdown = 'all'
),

due_advice as (
    select advice.*, newest_year.from_day, newest_year.to_day
    from warehouse.fact_ehc_advice as advice
    inner join newest_year
        on advice.due_date between newest_year.from_day and newest_year.to_day
    where advice.status <> 'not known to service'
)

select
    agency.agency_name as agency,
    count(*) filter (where not due_advice.exception_applies) as due,
    count(*) filter (where not due_advice.exception_applies and due_advice.provided_in_time) as in_time,
    round(
        100 * count(*) filter (where not due_advice.exception_applies and due_advice.provided_in_time)
        / nullif(count(*) filter (where not due_advice.exception_applies), 0),
        1
    ) as in_time_pct,
    count(*) filter (where not due_advice.exception_applies and not due_advice.provided_in_time) as given_late,
    count(*) filter (where not due_advice.exception_applies and due_advice.received_date is null) as still_awaited,
    median(due_advice.days_to_provide) filter (where not due_advice.exception_applies) as days_median,
    count(*) filter (where due_advice.exception_applies) as exceptions,
    due_advice.from_day,
    due_advice.to_day
from due_advice
inner join warehouse.dim_agency as agency using (agency_key)
group by agency.agency_name, due_advice.from_day, due_advice.to_day
order by in_time_pct nulls last, agency.agency_name;
