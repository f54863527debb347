-- grain: one cohort of young children in one locality
with

screening as (select * from stg_health__early_years_screening),

area as (select * from dim_area)

select
    screening.screening_key,
    coalesce(area.area_code, screening.la_number) as area_code,
    screening.cohort,
    screening.locality,
    screening.tool,
    screening.period_start,
    screening.period_end,
    screening.eligible,
    screening.screened,
    screening.settings,
    screening.settings_trained,
    screening.settings_using,
    screening.settings_sharing_agreement
from screening
left join area on area.la_number = screening.la_number
