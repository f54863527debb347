-- grain: one agency that gives advice
with

agency as (select * from ref_agency)

select
    agency_code as agency_key,
    agency_code,
    agency_name,
    advice_type,
    sector,
    display_order
from agency
