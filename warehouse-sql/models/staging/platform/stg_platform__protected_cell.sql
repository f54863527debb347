-- grain: one figure given to the partnership at the last publication
with

shown as (select * from landing.platform_protected_cell)

select
    area_code as la_number,
    run_id,
    as_of as released_as_at,
    figure_area_code,
    indicator_code,
    breakdown,
    breakdown_value,
    period_type,
    period_start,
    period_end,
    cast(numerator as bigint) as numerator,
    cast(denominator as bigint) as denominator,
    numerator_shown,
    denominator_shown
from shown
