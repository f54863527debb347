-- grain: one version of one child in one area
with

record as (select * from dim_person_record),

area as (select * from dim_area),

match_rule as (select * from ref_match_rule),

casework as (select * from stg_liquidlogic__ehc_person_history),

returned as (select * from stg_liquidlogic__sen2_person),

need_of_return as (select * from stg_liquidlogic__sen2_need),

pupil as (select * from stg_synergy__pupil_history),

social_care as (select * from stg_liquidlogic__social_care),

neuro as (select * from stg_health__neuro_pathway),

camhs as (select * from stg_health__camhs),

therapy as (select * from stg_health__therapy_wait),

ethnicity as (select * from ref_ethnicity),

geography as (select * from ref_geography),

-- The newest plan of a person in a return carries their needs.
returned_need as (
    select delivery_id, person_ref, primary_need, secondary_need,
        row_number() over (partition by delivery_id, person_ref order by request_no desc) as newest_first
    from need_of_return
),

-- Social care and health know children whom nobody else does yet, mostly under five: born when, living where.
care_episode as (
    select 4 as trust, person_record_key, la_number, as_of, birth_month, lsoa21_code,
        start_date as episode_date, involvement_key as episode_key
    from social_care
    union all
    select 5, person_record_key, la_number, as_of, birth_month, lsoa21_code, referral_date, referral_key
    from neuro
    union all
    select 6, person_record_key, la_number, as_of, birth_month, lsoa21_code, referral_date, referral_key
    from camhs
    union all
    select 7, person_record_key, la_number, as_of, birth_month, lsoa21_code, referral_date, referral_key
    from therapy
),

care_person as (
    select *,
        row_number() over (
            partition by trust, person_record_key, la_number, as_of
            order by episode_date desc nulls last, episode_key
        ) as newest_first
    from care_episode
),

-- Each source speaks about topics, in an order of trust that differs by topic: who the child is, what their need is,
-- and what their school says of them.
observation as (
    select 'who' as topic, 1 as trust, person_record_key, la_number, as_of as observed_on, 0 as tie,
        birth_month, sex, ethnicity_code, lsoa21_code,
        null as primary_need, null as secondary_need,
        null as urn, null as enrolment_status, null as is_on_roll, null as ncy, null as sen_provision,
        null as fsm, null as pupil_premium, null as disability, null as young_carer, null as part_time_timetable
    from casework
    union all by name
    select 'who' as topic, 2 as trust, person_record_key, la_number, as_of as observed_on, 0 as tie,
        birth_month, sex, ethnicity_code, lsoa21_code
    from pupil
    union all by name
    select 'who' as topic, 3 as trust, person_record_key, la_number, reference_date as observed_on, 0 as tie,
        birth_month, sex, ethnicity_code, lsoa21_code
    from returned
    union all by name
    select 'who' as topic, trust, person_record_key, la_number, as_of as observed_on, 0 as tie,
        birth_month, lsoa21_code
    from care_person
    where newest_first = 1
    union all by name
    select 'need' as topic, 1 as trust, person_record_key, la_number, as_of as observed_on, 0 as tie,
        primary_need, secondary_need
    from casework
    union all by name
    select 'need' as topic, 2 as trust, returned.person_record_key, returned.la_number,
        returned.reference_date as observed_on, 0 as tie,
        returned_need.primary_need, returned_need.secondary_need
    from returned
    left join returned_need
        on returned_need.delivery_id = returned.delivery_id
        and returned_need.person_ref = returned.person_ref
        and returned_need.newest_first = 1
    union all by name
    select 'need' as topic, 3 as trust, person_record_key, la_number, as_of as observed_on, 0 as tie,
        primary_need, secondary_need
    from pupil
    union all by name
    select 'school' as topic, 1 as trust, person_record_key, la_number, as_of as observed_on,
        case when is_on_roll then 0 else 1 end as tie,
        urn, enrolment_status, is_on_roll, ncy, sen_provision,
        fsm, pupil_premium, disability, young_carer, part_time_timetable
    from pupil
),

known as (
    select
        record.child_key,
        coalesce(area.area_code, observation.la_number) as area_code,
        observation.*
    from observation
    inner join record using (person_record_key)
    left join area on area.la_number = observation.la_number
),

-- The most trusted source that knows the child speaks alone, or two sources would take turns.
best_source as (
    select child_key, area_code, topic, min(trust) as trust
    from known
    group by child_key, area_code, topic
),

of_day as (
    select
        known.*,
        row_number() over (
            partition by known.child_key, known.area_code, known.topic, known.observed_on
            order by known.tie, known.person_record_key
        ) as first_of_day
    from known
    inner join best_source using (child_key, area_code, topic, trust)
),

described as (
    select
        *,
        md5(concat_ws(
            '|', coalesce(cast(birth_month as varchar), '-'), coalesce(sex, '-'), coalesce(ethnicity_code, '-'),
            coalesce(lsoa21_code, '-'), coalesce(primary_need, '-'), coalesce(secondary_need, '-'),
            coalesce(urn, '-'), coalesce(enrolment_status, '-'), coalesce(cast(is_on_roll as varchar), '-'),
            coalesce(ncy, '-'), coalesce(sen_provision, '-'), coalesce(cast(fsm as varchar), '-'),
            coalesce(cast(pupil_premium as varchar), '-'), coalesce(cast(disability as varchar), '-'),
            coalesce(cast(young_carer as varchar), '-'), coalesce(cast(part_time_timetable as varchar), '-')
        )) as details
    from of_day
    where first_of_day = 1
),

compared as (
    select
        *,
        lag(details) over (partition by child_key, area_code, topic order by observed_on) as details_before
    from described
),

changed as (
    select
        *,
        row_number() over (partition by child_key, area_code, topic order by observed_on) as change_no
    from compared
    where details_before is null or details <> details_before
),

-- What we first learn of a child holds for the time before as well.
dated as (
    select
        *,
        case when change_no = 1 then date '1900-01-01' else observed_on end as changed_on
    from changed
),

topic_version as (
    select
        *,
        coalesce(
            lead(changed_on) over (partition by child_key, area_code, topic order by changed_on), date '9999-12-31'
        ) as changed_again_on
    from dated
),

boundary as (
    select distinct child_key, area_code, changed_on as valid_from
    from topic_version
),

version as (
    select
        *,
        lead(valid_from) over (partition by child_key, area_code order by valid_from) as next_from
    from boundary
),

-- Records link by their own rules; the weakest says how sure the child is.
weakest as (
    select record.child_key, max(match_rule.rule_no) as rule_no
    from record
    left join match_rule on match_rule.rule = record.match_rule
    group by record.child_key
)

select
    md5(concat_ws('|', version.child_key, version.area_code, version.valid_from)) as child_version_key,
    version.child_key,
    version.area_code,
    version.valid_from,
    coalesce(version.next_from, date '9999-12-31') as valid_to,
    version.next_from is null as is_current,
    who.birth_month,
    case upper(who.sex) when 'M' then 'Male' when 'F' then 'Female' else 'Unknown' end as sex,
    who.ethnicity_code,
    coalesce(ethnicity.dfe_label, 'Unclassified') as ethnicity,
    who.lsoa21_code,
    geography.ward,
    geography.locality,
    geography.imd_quintile,
    need.primary_need,
    need.secondary_need,
    at_school.urn,
    at_school.enrolment_status,
    at_school.is_on_roll,
    at_school.ncy,
    at_school.sen_provision,
    at_school.fsm,
    at_school.pupil_premium,
    at_school.disability,
    at_school.young_carer,
    at_school.part_time_timetable,
    coalesce(match_rule.rule, 'only record') as match_rule
from version
inner join weakest using (child_key)
left join match_rule on match_rule.rule_no = weakest.rule_no
left join topic_version as who
    on who.topic = 'who'
    and who.child_key = version.child_key
    and who.area_code = version.area_code
    and who.changed_on <= version.valid_from
    and who.changed_again_on > version.valid_from
left join topic_version as need
    on need.topic = 'need'
    and need.child_key = version.child_key
    and need.area_code = version.area_code
    and need.changed_on <= version.valid_from
    and need.changed_again_on > version.valid_from
left join topic_version as at_school
    on at_school.topic = 'school'
    and at_school.child_key = version.child_key
    and at_school.area_code = version.area_code
    and at_school.changed_on <= version.valid_from
    and at_school.changed_again_on > version.valid_from
left join ethnicity on ethnicity.ethnicity_code = who.ethnicity_code
left join geography on geography.lsoa21_code = who.lsoa21_code
