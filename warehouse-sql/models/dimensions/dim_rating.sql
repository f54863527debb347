-- grain: one rating of an audit
with

rating as (select * from ref_rating)

select
    rating,
    is_good,
    display_order
from rating
