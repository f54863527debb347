-- grain: one charted month of one indicator and area
with

process as (select * from evidence_process)

select
    indicator_code,
    area_code,
    breakdown,
    breakdown_value,
    period_type,
    period_start,
    period_end,
    value,
    segment_no,
    centre,
    lower_limit,
    upper_limit,
    moving_range,
    signal,
    signal_direction
from process
