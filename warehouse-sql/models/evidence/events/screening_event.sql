-- grain: one cohort of young children in one locality, once for each indicator it counts in
with

-- More than there are cannot be: such a count is left out, and quality rule HLT-016 names it.
screened as (select * from fact_screening),

-- Names every column, with its type, whatever the parts below leave out.
shape as (
    select
        cast(null as varchar) as indicator_code,
        cast(null as varchar) as event_key,
        cast(null as varchar) as area_code,
        cast(null as date) as event_date,
        cast(null as varchar) as child_key,
        cast(null as varchar) as child_version_key,
        cast(null as varchar) as agency_code,
        cast(null as bigint) as age,
        cast(null as varchar) as category,
        cast(null as bigint) as numerator,
        cast(null as bigint) as denominator,
        cast(null as bigint) as value,
        cast(null as date) as from_date,
        cast(null as date) as to_date
    where false
),

event as (
    select * from shape
    union all by name
    select
        'ey_two_year_olds_screened_pct' as indicator_code,
        screening_key as event_key,
        area_code,
        period_end as event_date,
        locality as category,
        cast(screened as bigint) as numerator,
        cast(eligible as bigint) as denominator
    from screened
    where screened <= eligible
    union all by name
    select
        'ey_settings_wellcomm_trained_pct' as indicator_code,
        screening_key as event_key,
        area_code,
        period_end as event_date,
        locality as category,
        cast(settings_trained as bigint) as numerator,
        cast(settings as bigint) as denominator
    from screened
    where settings_trained <= settings
    union all by name
    select
        'ey_settings_wellcomm_using_pct' as indicator_code,
        screening_key as event_key,
        area_code,
        period_end as event_date,
        locality as category,
        cast(settings_using as bigint) as numerator,
        cast(settings as bigint) as denominator
    from screened
    where settings_using <= settings
    union all by name
    select
        'ey_isa_pct' as indicator_code,
        screening_key as event_key,
        area_code,
        period_end as event_date,
        locality as category,
        cast(settings_sharing_agreement as bigint) as numerator,
        cast(settings as bigint) as denominator
    from screened
    where settings_sharing_agreement <= settings
)

select
    indicator_code,
    event_key,
    area_code,
    event_date,
    child_key,
    child_version_key,
    agency_code,
    age,
    category,
    numerator,
    denominator,
    value,
    from_date,
    to_date
from event
