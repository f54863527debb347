-- grain: one plan active on the census day of one SEN2 return
with

returned as (select * from stg_liquidlogic__sen2_request),

person as (select * from stg_liquidlogic__sen2_person),

placement as (select * from stg_liquidlogic__sen2_placement),

need as (select * from stg_liquidlogic__sen2_need),

record as (select * from dim_person_record),

child as (select * from dim_child),

area as (select * from dim_area),

setting as (select * from dim_setting),

provider as (
    select ukprn, min(setting_key) as setting_key
    from setting
    where ukprn is not null
    group by ukprn
),

ethnicity as (select * from ref_ethnicity),

-- A child has one plan: a second active row of the same child and return is the same plan told twice.
active as (
    select
        returned.*,
        record.child_key,
        row_number() over (
            partition by returned.la_number, returned.collection_year, record.child_key
            order by returned.plan_start_date desc nulls last, returned.request_no desc, returned.person_ref
        ) as plan_no
    from returned
    inner join record using (person_record_key)
    where returned.is_active
),

placed as (
    select
        active.*,
        case
            when placement.urn is not null then coalesce(by_urn.setting_key, 'unknown')
            when placement.sen_setting is not null then 'setting ' || placement.sen_setting
            when placement.ukprn is not null then coalesce(provider.setting_key, 'provider')
            else 'unknown'
        end as setting_key,
        placement.in_sen_unit,
        placement.in_resourced_provision
    from active
    left join placement using (delivery_id, person_ref, request_no)
    left join setting as by_urn on by_urn.urn = placement.urn
    left join provider on provider.ukprn = placement.ukprn
    where active.plan_no = 1
),

categorised as (
    select
        placed.*,
        case
            when setting.caseload_category in ('mainstream_la_maintained', 'mainstream_academy', 'mainstream_free_school')
                and placed.in_sen_unit
                then setting.caseload_category || '_senunit'
            when setting.caseload_category in ('mainstream_la_maintained', 'mainstream_academy', 'mainstream_free_school')
                and placed.in_resourced_provision
                then setting.caseload_category || '_resourced_provision'
            when setting.caseload_category = 'neet_other' and placed.age_at_reference_date < 16 then 'neet_other_csa'
            else setting.caseload_category
        end as caseload_category
    from placed
    inner join setting using (setting_key)
)

select
    md5(concat_ws('|', 'census plan', categorised.la_number, categorised.collection_year, categorised.child_key)) as census_plan_key,
    coalesce(area.area_code, categorised.la_number) as area_code,
    categorised.collection_year as census_year,
    categorised.reference_date as census_date,
    categorised.child_key,
    child.child_version_key,
    categorised.setting_key,
    categorised.caseload_category,
    categorised.age_at_reference_date as age_at_census,
    case upper(person.sex) when 'M' then 'Male' when 'F' then 'Female' else 'Unknown' end as sex,
    coalesce(ethnicity.dfe_label, 'Unclassified') as ethnicity,
    need.primary_need,
    need.secondary_need,
    categorised.plan_start_date as start_date,
    categorised.age_at_start_date as age_at_start,
    categorised.is_transfer_in as transferred_in,
    categorised.review_meeting_date,
    categorised.review_decision_date,
    categorised.review_outcome
from categorised
inner join person using (delivery_id, person_ref)
left join need using (delivery_id, person_ref, request_no)
left join area on area.la_number = categorised.la_number
left join ethnicity on ethnicity.ethnicity_code = person.ethnicity_code
left join child
    on child.child_key = categorised.child_key
    and child.area_code = coalesce(area.area_code, categorised.la_number)
    and child.valid_from <= categorised.reference_date
    and child.valid_to > categorised.reference_date
