-- grain: one pathway or service that children are referred to
with

pathway as (select * from ref_pathway)

select
    pathway,
    pathway_name,
    service_group,
    display_order
from pathway
