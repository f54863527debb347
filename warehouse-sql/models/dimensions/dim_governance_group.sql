-- grain: one governance group
with

governance_group as (select * from ref_governance_group)

select
    governance_group,
    group_name,
    layer,
    display_order
from governance_group
