-- grain: one agency consistently late at one month end
with

late as (select * from evidence_agency_month where is_consistently_late),

learning as (select * from fact_audit_learning),

-- Before the first learning on record no action was on record either: that is not known, and not none.
first_learning as (
    select area_code, min(least(raised_date, presented_date, action_opened_date)) as first_date
    from learning
    group by area_code
),

-- An improvement action is open from the day it was opened until the day it is closed.
open_action as (
    select
        late.area_code,
        late.agency_code,
        late.month_end,
        count(learning.learning_key) > 0 as has_open_action
    from late
    inner join first_learning
        on first_learning.area_code = late.area_code
        and late.month_end >= first_learning.first_date
    left join learning
        on learning.area_code = late.area_code
        and learning.agency_key = late.agency_code
        and learning.action_opened_date <= late.month_end
        and coalesce(learning.action_closed_date, date '9999-12-31') > late.month_end
    group by all
)

select
    'late_agency_action_pct' as indicator_code,
    agency_code || ' ' || month_end as event_key,
    area_code,
    month_end as event_date,
    agency_code,
    cast(has_open_action as bigint) as numerator,
    cast(1 as bigint) as denominator
from open_action
