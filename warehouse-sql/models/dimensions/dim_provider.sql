-- grain: one health provider
with

provider as (select * from ref_provider)

select
    provider,
    provider_name,
    serves,
    display_order
from provider
