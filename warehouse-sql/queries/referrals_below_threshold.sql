/*
question: 'Has the new referral form changed how many referrals are found below threshold?'
about: health_waits
area_for_improvement: AFI2
indicators: [neuro_below_threshold_pct, neuro_referrals]
answer:
  - {column: referral_form, type: VARCHAR, means: Before or since the day on which the referral form changed.}
  - {column: from_day, type: DATE, means: First day of triage counted.}
  - {column: to_day, type: DATE, means: Last day of triage counted.}
  - {column: triaged, type: BIGINT, means: Referrals triaged.}
  - {column: accepted, type: BIGINT, means: Accepted for assessment.}
  - {column: below_threshold, type: BIGINT, means: Found below threshold.}
  - {column: redirected, type: BIGINT, means: Redirected to another service.}
  - {column: below_threshold_pct, type: DOUBLE, means: Below threshold in percent of those triaged.}
care: >-
  Triage counts on its own day, so that some referrals on the old form are triaged after the change. The change of
  the form is not the only thing that changed.
*/
with

new_form as (
    select unnest(change_points) as changed_on
    from warehouse.dim_indicator
    where indicator_code = 'neuro_below_threshold_pct'
),

triaged as (
    select
        referral.triage_date,
        referral.triage_outcome,
        referral.triage_date >= new_form.changed_on as since_change
    from warehouse.fact_referral as referral
    cross join (select max(changed_on) as changed_on from new_form) as new_form
    where referral.feed = 'neuro_pathway'
        and referral.triage_outcome is not null
)

select
    case when since_change then 'new form' else 'old form' end as referral_form,
    min(triage_date) as from_day,
    max(triage_date) as to_day,
    count(*) as triaged,
    count(*) filter (where triage_outcome = 'accepted') as accepted,
    count(*) filter (where triage_outcome = 'below threshold') as below_threshold,
    count(*) filter (where triage_outcome = 'redirected') as redirected,
    round(100 * count(*) filter (where triage_outcome = 'below threshold') / count(*), 1) as below_threshold_pct
from triaged
group by since_change
order by since_change;
