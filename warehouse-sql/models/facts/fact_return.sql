-- grain: one figure returned by a partner, of one indicator for one period and breakdown
with

returned as (select * from stg_returns__indicator_return),

indicator as (select * from dim_indicator),

agency as (select * from dim_agency),

school as (select * from dim_school),

area as (select * from dim_area)

select
    -- keys
    returned.return_key,
    coalesce(area.area_code, returned.la_number) as area_code,
    indicator.indicator_code,
    agency.agency_key,
    school.school_version_key,
    -- the figure
    returned.returned_indicator_code,
    returned.period_start,
    returned.period_end,
    returned.breakdown,
    returned.breakdown_value,
    returned.numerator,
    returned.denominator,
    returned.numerator <= returned.denominator as is_possible_share,
    returned.note,
    returned.returned_by
from returned
left join indicator on indicator.indicator_code = returned.returned_indicator_code
left join agency on returned.breakdown = 'agency' and agency.agency_code = returned.breakdown_value
left join area on area.la_number = returned.la_number
left join school
    on returned.breakdown = 'school'
    and school.urn = returned.breakdown_value
    and school.area_code = coalesce(area.area_code, returned.la_number)
    and school.valid_from <= returned.period_end
    and school.valid_to > returned.period_end
