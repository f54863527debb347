-- grain: one step of one child mental health referral, or one month of waiting, once for each indicator it counts in
with

referral as (select * from fact_referral where feed = 'camhs'),

-- In its first months a register holds only those referred since it began, and their wait is short for that alone: told
-- once it is a year old.
told_from as (
    select area_code, (min(referral_date) + interval 1 year)::date as first_date from referral group by area_code
),

waiting as (
    select fact_waiting_month.*
    from fact_waiting_month
    inner join told_from using (area_code)
    where fact_waiting_month.pathway = 'camhs'
        and fact_waiting_month.wait_kind = 'first contact'
        and fact_waiting_month.is_complete
        and fact_waiting_month.month_end >= told_from.first_date
)

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
