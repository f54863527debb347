-- grain: one note to whoever opens the file
with

reason as (select * from audience_reason where audience = 'partnership'),

evidence as (select * from partnership_evidence),

hidden as (
    select
        count(*) as figures,
        count(*) filter (where data_status = 'suppressed') as suppressed
    from evidence
)

select
    0 as order_no,
    'some numbers of ' || suppressed || ' of ' || figures || ' figures' as what,
    'they are small, or would reveal small ones; marked suppressed' as why
from hidden

union all

select
    order_no,
    what,
    why
from reason
