-- grain: one thing that was removed
with

removed as (select * from stg_platform__retention),

area as (select * from dim_area)

select
    coalesce(area.area_code, removed.la_number) as area_code,
    removed.removed_on,
    removed.kind,
    removed.item,
    removed.sender,
    removed.feed,
    removed.content_date,
    removed.row_count,
    removed.file_count,
    removed.byte_count,
    removed.kept_until,
    removed.kept_for,
    removed.rule_source
from removed
left join area on area.la_number = removed.la_number
