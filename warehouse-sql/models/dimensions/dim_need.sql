-- grain: one type of need
with

need as (select * from ref_need)

select
    need_code as need_key,
    need_code,
    label as need_label,
    dfe_measure_stem,
    display_order
from need
