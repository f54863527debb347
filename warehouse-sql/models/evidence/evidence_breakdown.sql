-- grain: one breakdown of one indicator
with

indicator as (select * from ref_indicators)

select code as indicator_code, 'all' as breakdown
from indicator
union all
select code, unnest(breakdowns)
from indicator
