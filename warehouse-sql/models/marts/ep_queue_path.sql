-- grain: one month to come of the queue for psychological advice under one scenario in one area
with

path as (select * from evidence_queue_path),

scenario as (select * from ref_capacity_scenario where queue = 'ep_advice')

select
    path.area_code,
    path.scenario,
    scenario.scenario_title,
    scenario.display_order,
    path.month_no,
    path.month_end,
    path.waiting_lower,
    path.waiting_median,
    path.waiting_upper,
    100.0::double * path.cleared_futures / path.futures as cleared_pct
from path
inner join scenario using (scenario)
