-- grain: one setting a child with a plan may attend
with

establishment as (select * from stg_dfe__establishment),

establishment_type as (select * from ref_establishment_type),

sen_setting as (select * from ref_sen_setting)

select
    'urn ' || establishment.urn as setting_key,
    establishment.urn,
    establishment.ukprn,
    establishment.establishment_name as setting_name,
    'establishment' as setting_kind,
    establishment_type.label as setting_type,
    coalesce(establishment_type.caseload_category, 'placement_unknown') as caseload_category,
    establishment.la_number,
    coalesce(establishment.establishment_status_code in ('1', '3'), false) as is_open
from establishment
left join establishment_type using (establishment_type_code)

union all

select
    'setting ' || sen_setting.sen_setting,
    null,
    null,
    sen_setting.label,
    'arrangement',
    sen_setting.label,
    sen_setting.caseload_category,
    null,
    true
from sen_setting

union all

select 'provider', null, null, 'Provider outside the register of schools', 'provider', 'Registered learning provider', 'ukrlp_provider', null, true

union all

select 'unknown', null, null, 'Not recorded', 'unknown', 'Not recorded', 'placement_unknown', null, true
