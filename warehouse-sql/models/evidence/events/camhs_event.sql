-- grain: one step of one child mental health referral, or one month of waiting, once for each indicator it counts in
with

referral as (select * from fact_referral where feed = 'camhs'),

waiting as (select * from fact_waiting_month where pathway = 'camhs' and wait_kind = 'first contact' and is_complete)

select
    'camhs_referrals' as indicator_code,
    referral_key as event_key,
    area_code,
    referral_date as event_date,
    child_key,
    child_version_key,
    cast(1 as bigint) as numerator
from referral
where referral_date is not null

union all by name

select
    'camhs_initial_assessments' as indicator_code,
    referral_key as event_key,
    area_code,
    initial_assessment_date as event_date,
    child_key,
    child_version_key,
    cast(1 as bigint) as numerator
from referral
where initial_assessment_date is not null

union all by name

select
    'camhs_first_contact_weeks_median' as indicator_code,
    referral_key as event_key,
    area_code,
    first_contact_date as event_date,
    child_key,
    child_version_key,
    cast(first_contact_date - referral_date as bigint) as value
from referral
where first_contact_date >= referral_date

union all by name

select
    'camhs_second_contact_weeks_median' as indicator_code,
    referral_key as event_key,
    area_code,
    second_contact_date as event_date,
    child_key,
    child_version_key,
    cast(second_contact_date - referral_date as bigint) as value
from referral
where second_contact_date >= referral_date

union all by name

select
    'camhs_still_waiting_weeks_median' as indicator_code,
    referral_key || ' ' || month_end as event_key,
    area_code,
    month_end as event_date,
    child_key,
    child_version_key,
    cast(days_waiting as bigint) as value
from waiting
