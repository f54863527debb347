-- grain: one judgement, learning item or piece of advice, once for each indicator it counts in
with

judgement as (select * from fact_audit_judgement),

learning as (select * from fact_audit_learning),

advice as (select * from fact_ehc_advice),

assured as (select distinct advice_key from judgement where judgement_kind = 'assured advice'),

-- Before the first assurance that was recorded nobody recorded any: that is no evidence, not nought per cent.
first_assured as (
    select area_code, cast(date_trunc('month', min(judged_date)) as date) as first_month
    from judgement
    where judgement_kind = 'assured advice'
    group by area_code
)

select
    'ehcp_audit_good_pct' as indicator_code,
    judgement_key as event_key,
    area_code,
    judged_date as event_date,
    child_key,
    child_version_key,
    cast(is_good as bigint) as numerator,
    cast(1 as bigint) as denominator
from judgement
where judgement_kind = 'plan overall'

union all by name

select
    'ehcp_transition_audit_good_pct' as indicator_code,
    judgement_key as event_key,
    area_code,
    judged_date as event_date,
    child_key,
    child_version_key,
    cast(is_good as bigint) as numerator,
    cast(1 as bigint) as denominator
from judgement
where judgement_kind = 'plan overall' and is_transition_review

union all by name

select
    'advice_assured_good_pct' as indicator_code,
    judgement_key as event_key,
    area_code,
    judged_date as event_date,
    child_key,
    child_version_key,
    agency_key as agency_code,
    cast(is_good as bigint) as numerator,
    cast(1 as bigint) as denominator
from judgement
where judgement_kind = 'assured advice'

union all by name

select
    'audit_child_voice_pct' as indicator_code,
    judgement_key as event_key,
    area_code,
    judged_date as event_date,
    child_key,
    child_version_key,
    cast(coalesce(child_voice_evident, false) as bigint) as numerator,
    cast(1 as bigint) as denominator
from judgement
where judgement_kind = 'plan overall' and is_good

union all by name

select
    'advice_child_voice_pct' as indicator_code,
    judgement_key as event_key,
    area_code,
    judged_date as event_date,
    child_key,
    child_version_key,
    agency_key as agency_code,
    cast(coalesce(child_voice_evident, false) as bigint) as numerator,
    cast(1 as bigint) as denominator
from judgement
where judgement_kind = 'assured advice' and is_good

union all by name

select
    'advice_assurance_coverage_pct' as indicator_code,
    advice.advice_key as event_key,
    advice.area_code,
    advice.received_date as event_date,
    advice.child_key,
    advice.child_version_key,
    advice.agency_code,
    cast(assured.advice_key is not null as bigint) as numerator,
    cast(1 as bigint) as denominator
from advice
inner join first_assured using (area_code)
left join assured using (advice_key)
where advice.received_date >= first_assured.first_month

union all by name

select
    'audit_learning_response_pct' as indicator_code,
    learning_key as event_key,
    area_code,
    presented_date as event_date,
    agency_key as agency_code,
    cast(is_answered as bigint) as numerator,
    cast(1 as bigint) as denominator
from learning
where presented_date is not null
