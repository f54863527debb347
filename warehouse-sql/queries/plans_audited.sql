/*
question: 'What share of plans do auditors rate good or better, and is it rising towards the plan''s targets?'
about: quality_of_plans
area_for_improvement: AFI1
indicators: [ehcp_audit_good_pct, ehcp_transition_audit_good_pct]
answer:
  - {column: plans, type: VARCHAR, means: All plans audited or those reviewed in years 5 and 9.}
  - {column: to_day, type: DATE, means: Last day of the 12 months.}
  - {column: audited, type: BIGINT, means: Plans audited in them.}
  - {column: good, type: BIGINT, means: Rated good or outstanding.}
  - {column: good_pct, type: DOUBLE, means: Share in percent.}
  - {column: lower, type: DOUBLE, means: 'Lower bound of its 95 % interval.'}
  - {column: upper, type: DOUBLE, means: Upper bound.}
  - {column: next_target_pct, type: 'DECIMAL(9,0)', means: Share promised next in percent.}
  - {column: next_target_due, type: DATE, means: Day by which.}
  - {column: data_status, type: VARCHAR, means: What kind of number it is.}
care: >-
  Rolling years overlap, so that neighbouring rows hold mostly the same plans. Audits are samples; a change of
  auditors or of the sample can look like a change of quality.
*/
with

-- a promise is the next one from the day after the promise before it
promise as (
    select
        indicator_code,
        target_value,
        due_date,
        lag(due_date) over (partition by indicator_code order by due_date) as due_before
    from warehouse.dim_milestone
    where promise_kind = 'yearly target'
)

select
    indicator.title as plans,
    evidence.period_end as to_day,
    evidence.denominator as audited,
    evidence.numerator as good,
    round(evidence.value, 1) as good_pct,
    round(evidence.lower, 1) as lower,
    round(evidence.upper, 1) as upper,
    round(promise.target_value, 0) as next_target_pct,
    promise.due_date as next_target_due,
    evidence.data_status
from marts.evidence as evidence
inner join marts.indicator as indicator using (indicator_code)
left join promise
    on promise.indicator_code = evidence.indicator_code
    and evidence.period_end <= promise.due_date
    and (promise.due_before is null or evidence.period_end > promise.due_before)
where evidence.indicator_code in ('ehcp_audit_good_pct', 'ehcp_transition_audit_good_pct')
    and evidence.period_type = 'rolling_12_months'
    and evidence.breakdown = 'all'
order by evidence.indicator_code, to_day;
