/*
question: 'How many children are educated at home, and how many of them have SEND?'
about: participation
indicators: [ehe_count, ehe_requests]
answer:
  - {column: month_end, type: DATE, means: Last day of the month.}
  - {column: at_home, type: BIGINT, means: Children educated at home by choice on that day.}
  - {column: with_ehc_plan, type: BIGINT, means: Of those with an EHC plan on the day it began; null where the
     breakdown is not told.}
  - {column: with_sen_support, type: BIGINT, means: Of those with SEN support then.}
  - {column: requests_12_months, type: BIGINT, means: Requests of the 12 months to the day; null in the first year of
     the register.}
  - {column: data_status, type: VARCHAR, means: What kind of number at_home is.}
care: >-
  Whoever began before the first record of the register is not in it, so that the number starts low and rises by
  itself at first. Small numbers must not leave the partnership.
*/
with

at_month_end as (
    select
        area_code,
        period_end as month_end,
        max(numerator) filter (where breakdown = 'all') as at_home,
        max(numerator) filter (where breakdown_value = 'EHC plan') as with_ehc_plan,
        max(numerator) filter (where breakdown_value = 'SEN support') as with_sen_support,
        sum(numerator) filter (where breakdown = 'sen_provision') as parts,
        max(data_status) filter (where breakdown = 'all') as data_status
    from marts.evidence
    where indicator_code = 'ehe_count'
        and period_type = 'snapshot'
        and breakdown in ('all', 'sen_provision')
    group by area_code, period_end
),

request as (
    select area_code, period_end as month_end, numerator
    from marts.evidence
    where indicator_code = 'ehe_requests'
        and period_type = 'rolling_12_months'
        and breakdown = 'all'
)

select
    at_month_end.month_end,
    at_month_end.at_home,
    -- a part of nobody has no row; it is nought only where the other parts make up the total
    case
        when at_month_end.parts = at_month_end.at_home then coalesce(at_month_end.with_ehc_plan, 0)
        else at_month_end.with_ehc_plan
    end as with_ehc_plan,
    case
        when at_month_end.parts = at_month_end.at_home then coalesce(at_month_end.with_sen_support, 0)
        else at_month_end.with_sen_support
    end as with_sen_support,
    request.numerator as requests_12_months,
    at_month_end.data_status
from at_month_end
left join request using (area_code, month_end)
order by at_month_end.month_end;
