/*
question: 'Are more two-year-olds screened for speech and language, and are settings ready for it?'
about: needs_led_services
area_for_improvement: AFI3
indicators: [ey_two_year_olds_screened_pct, ey_settings_wellcomm_trained_pct, ey_isa_pct]
answer:
  - {column: period_start, type: DATE, means: First day of the term.}
  - {column: period_end, type: DATE, means: Last day of the term.}
  - {column: localities, type: BIGINT, means: Localities that sent figures.}
  - {column: eligible, type: BIGINT, means: Two-year-olds of the cohort.}
  - {column: screened, type: BIGINT, means: Of those screened with ELIM or WellComm.}
  - {column: screened_pct, type: DOUBLE, means: Share in percent.}
  - {column: lowest_locality_pct, type: DOUBLE, means: Share in the locality with the lowest.}
  - {column: settings, type: BIGINT, means: Early years settings.}
  - {column: settings_trained_pct, type: DOUBLE, means: Trained in the tool in percent of the settings.}
  - {column: settings_using_pct, type: DOUBLE, means: Using it in percent.}
  - {column: settings_sharing_pct, type: DOUBLE, means: With a live sharing agreement in percent.}
care: >-
  Figures come as totals by locality, so that children cannot be followed from term to term. A term with fewer
  localities is not comparable.
*/
with

by_locality as (
    select
        period_start,
        period_end,
        locality,
        sum(eligible)::bigint as eligible,
        sum(screened)::bigint as screened,
        sum(settings)::bigint as settings,
        sum(settings_trained)::bigint as settings_trained,
        sum(settings_using)::bigint as settings_using,
        sum(settings_sharing_agreement)::bigint as settings_sharing
    from warehouse.fact_screening
    group by period_start, period_end, locality
)

select
    period_start,
    period_end,
    count(*) as localities,
    sum(eligible)::bigint as eligible,
    sum(screened)::bigint as screened,
    round(100 * sum(screened) / nullif(sum(eligible), 0), 1) as screened_pct,
    round(min(100 * screened / nullif(eligible, 0)), 1) as lowest_locality_pct,
    sum(settings)::bigint as settings,
    round(100 * sum(settings_trained) / nullif(sum(settings), 0), 1) as settings_trained_pct,
    round(100 * sum(settings_using) / nullif(sum(settings), 0), 1) as settings_using_pct,
    round(100 * sum(settings_sharing) / nullif(sum(settings), 0), 1) as settings_sharing_pct
from by_locality
group by period_start, period_end
order by period_start, period_end;
