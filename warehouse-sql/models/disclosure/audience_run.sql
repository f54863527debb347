-- grain: the run that made this file
with

run as (select * from run)

select
    run_id,
    as_at,
    newest_data,
    oldest_data,
    software_version,
    area_code,
    area_name,
    la_number,
    synthetic
from run
