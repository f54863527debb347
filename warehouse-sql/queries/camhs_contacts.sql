/*
question: 'How long do children wait for their first and second contact with child mental health services?'
about: health_waits
area_for_improvement: AFI2
indicators: [camhs_first_contact_weeks_median, camhs_second_contact_weeks_median, camhs_referrals]
answer:
  - {column: quarter_start, type: DATE, means: First day of the quarter.}
  - {column: referrals, type: BIGINT, means: Referrals received in the quarter.}
  - {column: first_contacts, type: BIGINT, means: First contacts that took place in it.}
  - {column: first_contact_weeks_median, type: 'DECIMAL(9,1)', means: Weeks from referral that half of them took at
     most.}
  - {column: second_contacts, type: BIGINT, means: Second contacts that took place in it.}
  - {column: second_contact_weeks_median, type: 'DECIMAL(9,1)', means: Weeks from referral that half of them took at
     most.}
care: >-
  Completed waits are counted by the day of the contact; those still waiting are a third series and must not be
  mixed with them. The first quarters hold only contacts of referrals that the extract tells, and the newest quarter
  may still be running.
*/
with

camhs as (
    select referral_date, first_contact_date, second_contact_date, weeks_to_first_contact, weeks_to_second_contact
    from warehouse.fact_referral
    where pathway = 'camhs'
),

step as (
    select referral_date as happened_on, 'referral' as step, null as weeks
    from camhs
    union all
    select first_contact_date, 'first contact', weeks_to_first_contact
    from camhs
    where first_contact_date is not null
    union all
    select second_contact_date, 'second contact', weeks_to_second_contact
    from camhs
    where second_contact_date is not null
)

select
    cast(date_trunc('quarter', happened_on) as date) as quarter_start,
    count(*) filter (where step = 'referral') as referrals,
    count(*) filter (where step = 'first contact') as first_contacts,
    round(median(weeks) filter (where step = 'first contact'), 1) as first_contact_weeks_median,
    count(*) filter (where step = 'second contact') as second_contacts,
    round(median(weeks) filter (where step = 'second contact'), 1) as second_contact_weeks_median
from step
group by quarter_start
order by quarter_start;
