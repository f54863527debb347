-- grain: one referral of one child to one health pathway or service at one provider
with

neuro as (select * from stg_health__neuro_pathway),

camhs as (select * from stg_health__camhs),

therapy as (select * from stg_health__therapy_wait),

record as (select * from dim_person_record),

child as (select * from dim_child),

area as (select * from dim_area),

referral as (
    select
        referral_key,
        person_record_key,
        la_number,
        'neuro_pathway' as feed,
        provider,
        pathway,
        referral_date,
        age_at_referral_date,
        triage_date,
        triage_outcome,
        case when triage_outcome = 'accepted' then triage_date end as accepted_date,
        is_priority,
        priority_reason,
        agreed_by_date,
        initial_assessment_date,
        diagnostic_assessment_date,
        cast(null as date) as first_contact_date,
        cast(null as date) as second_contact_date,
        support_while_waiting_date,
        cast(null as varchar) as urgency,
        closed_date,
        closed_reason,
        as_of
    from neuro
    union all by name
    select
        referral_key,
        person_record_key,
        la_number,
        'camhs' as feed,
        provider,
        'camhs' as pathway,
        referral_date,
        age_at_referral_date,
        accepted_date,
        false as is_priority,
        initial_assessment_date,
        first_contact_date,
        second_contact_date,
        urgency,
        closed_date,
        as_of
    from camhs
    union all by name
    select
        referral_key,
        person_record_key,
        la_number,
        'therapy_wait' as feed,
        provider,
        pathway,
        referral_date,
        age_at_referral_date,
        false as is_priority,
        first_appointment_date as first_contact_date,
        closed_date,
        as_of
    from therapy
),

-- Below threshold or redirected is declined on the day of triage; without a day of either, it never waited.
declined as (
    select
        *,
        case
            when triage_outcome in ('below threshold', 'redirected')
                then coalesce(triage_date, closed_date, referral_date)
        end as declined_date
    from referral
),

-- The day after which nothing is waited for any more, assessed or not.
ended as (
    select
        *,
        least(closed_date, declined_date) as ended_date
    from declined
)

select
    -- keys
    ended.referral_key,
    coalesce(area.area_code, ended.la_number) as area_code,
    record.child_key,
    child.child_version_key,
    ended.feed,
    ended.provider,
    ended.pathway,
    -- the referral
    ended.referral_date,
    ended.age_at_referral_date as age_at_referral,
    ended.triage_date,
    ended.triage_outcome,
    ended.accepted_date,
    ended.is_priority,
    ended.priority_reason,
    ended.urgency,
    ended.agreed_by_date,
    -- what came of it
    ended.initial_assessment_date,
    ended.diagnostic_assessment_date,
    ended.first_contact_date,
    ended.second_contact_date,
    ended.support_while_waiting_date,
    ended.closed_date,
    ended.closed_reason,
    ended.declined_date,
    ended.ended_date,
    -- measures
    weeks_between(ended.referral_date, ended.triage_date) as weeks_to_triage,
    weeks_between(ended.referral_date, ended.initial_assessment_date) as weeks_to_initial_assessment,
    weeks_between(ended.referral_date, ended.diagnostic_assessment_date) as weeks_to_diagnostic_assessment,
    weeks_between(ended.referral_date, ended.first_contact_date) as weeks_to_first_contact,
    weeks_between(ended.referral_date, ended.second_contact_date) as weeks_to_second_contact,
    weeks_between(ended.referral_date, ended.support_while_waiting_date) as weeks_to_support,
    -- Either assessment keeps the agreement; an agreement whose day has not come is not yet kept or broken.
    case
        when not ended.is_priority or ended.agreed_by_date is null then null
        when least(ended.initial_assessment_date, ended.diagnostic_assessment_date) <= ended.agreed_by_date then true
        when ended.agreed_by_date < ended.as_of then false
    end as assessed_by_agreed_date,
    -- how far the extract knows
    ended.as_of as known_to
from ended
left join record using (person_record_key)
left join area on area.la_number = ended.la_number
left join child
    on child.child_key = record.child_key
    and child.area_code = coalesce(area.area_code, ended.la_number)
    and child.valid_from <= ended.referral_date
    and child.valid_to > ended.referral_date
