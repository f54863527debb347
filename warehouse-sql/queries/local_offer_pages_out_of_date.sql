/*
question: 'Which services keep their pages of the local offer current?'
about: needs_led_services
area_for_improvement: AFI3
indicators: [local_offer_current_pct]
answer:
  - {column: service, type: VARCHAR, means: The service that owns the pages.}
  - {column: pages, type: BIGINT, means: Pages checked in the newest round.}
  - {column: out_of_date, type: BIGINT, means: Of those not current.}
  - {column: current_pct, type: DOUBLE, means: Current in percent.}
  - {column: year_before_current_pct, type: DOUBLE, means: 'Current in percent two rounds before, which is a year;
     null where there was none.'}
  - {column: round, type: VARCHAR, means: The newest round.}
care: 'A round checks the pages that existed then, so that a page that was missing counts nowhere.'
*/
with

round_of_checks as (
    select
        round,
        round_start_date,
        row_number() over (order by round_start_date desc, round desc) as newest_first
    from (select distinct round, round_start_date from warehouse.fact_local_offer_check)
)

select
    coalesce(page.owner_service, 'Not given') as service,
    count(*) filter (where checks.newest_first = 1) as pages,
    count(*) filter (where checks.newest_first = 1 and not page.is_current) as out_of_date,
    round(
        100 * count(*) filter (where checks.newest_first = 1 and page.is_current)
        / nullif(count(*) filter (where checks.newest_first = 1), 0),
        1
    ) as current_pct,
    round(
        100 * count(*) filter (where checks.newest_first = 3 and page.is_current)
        / nullif(count(*) filter (where checks.newest_first = 3), 0),
        1
    ) as year_before_current_pct,
    max(page.round) filter (where checks.newest_first = 1) as round
from warehouse.fact_local_offer_check as page
inner join round_of_checks as checks using (round, round_start_date)
group by coalesce(page.owner_service, 'Not given')
order by current_pct, service;
