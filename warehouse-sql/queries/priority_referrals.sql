/*
question: 'Are the children who are given priority assessed sooner than the others?'
about: health_waits
area_for_improvement: AFI2
indicators: [neuro_priority_expedited_pct]
answer:
  - {column: pathway, type: VARCHAR, means: Autism or ADHD.}
  - {column: priority, type: VARCHAR, means: Whether the referral was given priority.}
  - {column: referrals, type: BIGINT, means: 'Referrals received since the first one given priority, below threshold
     and redirected apart.'}
  - {column: assessed, type: BIGINT, means: Those with a diagnostic assessment.}
  - {column: weeks_to_assessment_median, type: 'DECIMAL(9,1)', means: Weeks from referral that half of those assessed
     took at most.}
  - {column: still_waiting, type: BIGINT, means: Neither assessed nor closed.}
  - {column: agreed_day_past, type: BIGINT, means: Given priority with an agreed day that has passed.}
  - {column: by_the_agreed_day, type: BIGINT, means: Of those with an initial or diagnostic assessment by the day.}
care: >-
  Weeks are of those assessed only and the newest referrals have had little time, so that both groups look quicker
  than they are. Very few referrals are given priority; the numbers must not leave the partnership.
*/
with

first_priority as (
    select min(referral_date) as first_date
    from warehouse.fact_referral
    where is_priority
)

select
    pathway.pathway_name as pathway,
    case when referral.is_priority then 'given priority' else 'all others' end as priority,
    count(*) as referrals,
    count(referral.diagnostic_assessment_date) as assessed,
    round(median(referral.weeks_to_diagnostic_assessment), 1) as weeks_to_assessment_median,
    count(*) filter (
        where referral.diagnostic_assessment_date is null and referral.ended_date is null
    ) as still_waiting,
    count(referral.assessed_by_agreed_date) as agreed_day_past,
    count(*) filter (where referral.assessed_by_agreed_date) as by_the_agreed_day
from warehouse.fact_referral as referral
cross join first_priority
inner join warehouse.dim_pathway as pathway using (pathway)
where referral.feed = 'neuro_pathway'
    and referral.referral_date >= first_priority.first_date
    and referral.declined_date is null
group by pathway.pathway_name, pathway.display_order, referral.is_priority
order by pathway.display_order, referral.is_priority desc;
