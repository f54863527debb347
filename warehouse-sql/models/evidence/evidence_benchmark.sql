-- grain: one published calendar year of England for one indicator
with

published as (select * from evidence_published)

select
    indicator_code,
    area_code,
    area_name,
    period_start,
    period_end,
    release_label,
    value
from published
where area_role = 'England'
    and is_latest_release
    and period_type = 'calendar_year'
    and is_share
    and value is not null
