-- grain: one note to whoever opens the file
with

reason as (select * from audience_reason),

given_partners as (select * from partnership_evidence),

given_everyone as (select * from public_evidence),

-- A file without figures has its note too, so these are counts over all rows and not by audience.
hidden as (
    select
        'partnership' as audience,
        count(*) as figures,
        count(*) filter (where data_status = 'suppressed') as suppressed
    from given_partners
    union all
    select
        'public' as audience,
        count(*) as figures,
        count(*) filter (where data_status = 'suppressed') as suppressed
    from given_everyone
)

select
    audience,
    0 as order_no,
    'some numbers of ' || suppressed || ' of ' || figures || ' figures' as what,
    'they are small, or would reveal small ones; marked suppressed' as why
from hidden

union all

select
    audience,
    order_no,
    what,
    why
from reason
