-- grain: one month of waiting for a first therapy appointment
with

referral as (select * from fact_referral where feed = 'therapy_wait'),

waiting as (select * from fact_waiting_month where wait_kind = 'first contact' and is_complete),

-- In its first months a register holds only those referred since it began, and their wait is short for that alone: told
-- once it is a year old.
told_from as (
    select area_code, (min(referral_date) + interval 1 year)::date as first_date
    from referral
    group by area_code
),

pathway as (select * from dim_pathway where service_group = 'Therapy')

select
    'therapy_wait_weeks_median' as indicator_code,
    waiting.referral_key || ' ' || waiting.month_end as event_key,
    waiting.area_code,
    waiting.month_end as event_date,
    waiting.child_key,
    waiting.child_version_key,
    pathway.pathway_name as category,
    cast(waiting.days_waiting as bigint) as value
from waiting
inner join pathway using (pathway)
inner join told_from
    on told_from.area_code = waiting.area_code
    and told_from.first_date <= waiting.month_end
