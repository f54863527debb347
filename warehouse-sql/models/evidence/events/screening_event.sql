-- grain: one cohort of young children in one locality, once for each indicator it counts in
with

-- More than there are cannot be: such a count is left out, and quality rule HLT-016 names it.
screened as (select * from fact_screening)

select
    'ey_two_year_olds_screened_pct' as indicator_code,
    screening_key as event_key,
    area_code,
    period_start,
    period_end as event_date,
    locality,
    cast(screened as bigint) as numerator,
    cast(eligible as bigint) as denominator
from screened
where screened <= eligible

union all by name

select
    'ey_settings_wellcomm_trained_pct' as indicator_code,
    screening_key as event_key,
    area_code,
    period_start,
    period_end as event_date,
    locality,
    cast(settings_trained as bigint) as numerator,
    cast(settings as bigint) as denominator
from screened
where settings_trained <= settings

union all by name

select
    'ey_settings_wellcomm_using_pct' as indicator_code,
    screening_key as event_key,
    area_code,
    period_start,
    period_end as event_date,
    locality,
    cast(settings_using as bigint) as numerator,
    cast(settings as bigint) as denominator
from screened
where settings_using <= settings

union all by name

select
    'ey_isa_pct' as indicator_code,
    screening_key as event_key,
    area_code,
    period_start,
    period_end as event_date,
    locality,
    cast(settings_sharing_agreement as bigint) as numerator,
    cast(settings as bigint) as denominator
from screened
where settings_sharing_agreement <= settings
