-- grain: the run that made this file
with

run as (select * from ref_run)

select
    run_id,
    as_at,
    software_version,
    area_code,
    area_name,
    la_number,
    synthetic
from run
