-- grain: one published year of England for one indicator
with

published as (select * from evidence_published)

-- A share of counts by calendar year; a printed percentage by academic year, up to its release while it runs.
select
    indicator_code,
    area_code,
    area_name,
    case period_type when 'calendar_year' then 'calendar_year' else 'academic_year' end as year_kind,
    period_start,
    period_end,
    release_label,
    value
from published
where area_role = 'England'
    and is_latest_release
    and value is not null
    and (
        (period_type = 'calendar_year' and is_share)
        or (period_type = 'academic_year_to_date' and is_printed)
    )
