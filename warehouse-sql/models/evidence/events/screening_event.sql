-- grain: one cohort of young children in one locality, once for each indicator it counts in
with

screening as (select * from fact_screening),

counted as (
    select *, 'ey_two_year_olds_screened_pct' as indicator_code, screened as part, eligible as whole
    from screening
    union all
    select *, 'ey_settings_wellcomm_trained_pct', settings_trained, settings
    from screening
    union all
    select *, 'ey_settings_wellcomm_using_pct', settings_using, settings
    from screening
    union all
    select *, 'ey_isa_pct', settings_sharing_agreement, settings
    from screening
)

select
    indicator_code,
    screening_key as event_key,
    area_code,
    period_start,
    period_end as event_date,
    locality,
    cast(part as bigint) as numerator,
    cast(whole as bigint) as denominator
from counted
-- More than there are cannot be: such a count is left out, and quality rule HLT-016 names it.
where part <= whole
