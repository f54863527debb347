-- grain: one month of waiting for a first therapy appointment
with

waiting as (select * from fact_waiting_month where wait_kind = 'first contact' and is_complete),

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
