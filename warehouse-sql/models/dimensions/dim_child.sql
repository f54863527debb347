-- grain: one version of one child in one area
with

record as (select * from dim_person_record),

area as (select * from dim_area),

match_rule as (select * from ref_match_rule),

casework as (select * from stg_liquidlogic__ehc_person_history),

returned as (select * from stg_liquidlogic__sen2_person),

need_of_return as (select * from stg_liquidlogic__sen2_need),

ethnicity as (select * from ref_ethnicity),

geography as (select * from ref_geography),

-- The newest plan of a person in a return carries their needs.
returned_need as (
    select delivery_id, person_ref, primary_need, secondary_need,
        row_number() over (partition by delivery_id, person_ref order by request_no desc) as newest_first
    from need_of_return
),

observation as (
    select
        casework.person_record_key,
        casework.la_number,
        casework.as_of as observed_on,
        1 as source_rank,
        casework.birth_month,
        casework.sex,
        casework.ethnicity_code,
        casework.lsoa21_code,
        casework.primary_need,
        casework.secondary_need
    from casework
    union all
    select
        returned.person_record_key,
        returned.la_number,
        returned.reference_date,
        2,
        returned.birth_month,
        returned.sex,
        returned.ethnicity_code,
        returned.lsoa21_code,
        returned_need.primary_need,
        returned_need.secondary_need
    from returned
    left join returned_need
        on returned_need.delivery_id = returned.delivery_id
        and returned_need.person_ref = returned.person_ref
        and returned_need.newest_first = 1
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

-- Casework speaks for a child it knows; returns only for the others, or two sources would take turns.
best_source as (
    select child_key, area_code, min(source_rank) as source_rank
    from known
    group by child_key, area_code
),

of_day as (
    select
        known.*,
        row_number() over (
            partition by known.child_key, known.area_code, known.observed_on
            order by known.person_record_key
        ) as first_of_day
    from known
    inner join best_source using (child_key, area_code, source_rank)
),

described as (
    select
        child_key,
        area_code,
        observed_on,
        birth_month,
        sex,
        ethnicity_code,
        lsoa21_code,
        primary_need,
        secondary_need,
        md5(concat_ws(
            '|', coalesce(cast(birth_month as varchar), '-'), coalesce(sex, '-'), coalesce(ethnicity_code, '-'),
            coalesce(lsoa21_code, '-'), coalesce(primary_need, '-'), coalesce(secondary_need, '-')
        )) as details
    from of_day
    where first_of_day = 1
),

compared as (
    select
        *,
        lag(details) over (partition by child_key, area_code order by observed_on) as details_before
    from described
),

changed as (
    select
        *,
        row_number() over (partition by child_key, area_code order by observed_on) as version_no
    from compared
    where details_before is null or details <> details_before
),

-- What we first learn of a child holds for the time before as well.
dated as (
    select
        *,
        case when version_no = 1 then date '1900-01-01' else observed_on end as valid_from
    from changed
),

version as (
    select
        *,
        lead(valid_from) over (partition by child_key, area_code order by valid_from) as next_from
    from dated
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
    version.birth_month,
    case upper(version.sex) when 'M' then 'Male' when 'F' then 'Female' else 'Unknown' end as sex,
    version.ethnicity_code,
    coalesce(ethnicity.dfe_label, 'Unclassified') as ethnicity,
    version.lsoa21_code,
    geography.ward,
    geography.locality,
    geography.imd_quintile,
    version.primary_need,
    version.secondary_need,
    coalesce(match_rule.rule, 'only record') as match_rule
from version
inner join weakest using (child_key)
left join match_rule on match_rule.rule_no = weakest.rule_no
left join ethnicity using (ethnicity_code)
left join geography using (lsoa21_code)
