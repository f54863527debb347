-- grain: one figure returned by a partner, of one indicator for one period and breakdown
with

returned as (select * from stg_returns__indicator_return),

indicator as (select * from dim_indicator),

agency as (select * from dim_agency),

area as (select * from dim_area)

select
    -- keys
    returned.return_key,
    coalesce(area.area_code, returned.la_number) as area_code,
    indicator.indicator_code,
    agency.agency_key,
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
