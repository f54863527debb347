/*
question: 'Is the share of children with a plan in mainstream schools rising, and for which needs?'
about: participation
indicators: [mainstream_placement_pct]
answer:
  - {column: primary_need, type: VARCHAR, means: Primary need in words; the total first.}
  - {column: census_day, type: DATE, means: Day of the newest census.}
  - {column: plans, type: BIGINT, means: Plans in force.}
  - {column: in_mainstream, type: BIGINT, means: Placed in a mainstream school.}
  - {column: in_mainstream_pct, type: DOUBLE, means: Share in percent.}
  - {column: year_before_pct, type: DOUBLE, means: Share at the census before in percent.}
  - {column: first_census_day, type: DATE, means: Day of the first census on record.}
  - {column: first_pct, type: DOUBLE, means: Share then in percent.}
  - {column: data_status, type: VARCHAR, means: What kind of number the newest is.}
care: >-
  All plans from birth to 25 divide, as in DfE's share, so that more plans after 16 lower it. Groups marked too few
  swing; small numbers must not leave the partnership.
*/
with

census as (
    select
        *,
        dense_rank() over (partition by area_code order by period_end desc) as newest_first,
        dense_rank() over (partition by area_code order by period_end) as oldest_first
    from marts.evidence
    where indicator_code = 'mainstream_placement_pct'
        and period_type = 'snapshot'
        and breakdown in ('all', 'primary_need')
)

select
    case
        when newest.breakdown = 'all' then 'All plans'
        else coalesce(need.need_label, newest.breakdown_value)
    end as primary_need,
    newest.period_end as census_day,
    newest.denominator as plans,
    newest.numerator as in_mainstream,
    round(newest.value, 1) as in_mainstream_pct,
    round(year_before.value, 1) as year_before_pct,
    earliest.period_end as first_census_day,
    round(earliest.value, 1) as first_pct,
    newest.data_status
from census as newest
left join census as year_before
    on year_before.newest_first = 2
    and year_before.area_code = newest.area_code
    and year_before.breakdown = newest.breakdown
    and year_before.breakdown_value = newest.breakdown_value
left join census as earliest
    on earliest.oldest_first = 1
    and earliest.area_code = newest.area_code
    and earliest.breakdown = newest.breakdown
    and earliest.breakdown_value = newest.breakdown_value
left join warehouse.dim_need as need
    on need.need_code = newest.breakdown_value
where newest.newest_first = 1
order by newest.breakdown, plans desc, primary_need;
