/*
question: 'How far have the in-school offer, the core offer and navigation talks spread, term by term?'
about: needs_led_services
area_for_improvement: AFI3
indicators: [nd_school_offer_coverage_pct, schools_core_offer_pct, services_navigation_pct]
answer:
  - {column: offer, type: VARCHAR, means: What is offered.}
  - {column: term_end, type: DATE, means: Last day of the term.}
  - {column: with_it, type: BIGINT, means: Areas or schools or services that have it.}
  - {column: of_how_many, type: BIGINT, means: Of how many.}
  - {column: share_pct, type: DOUBLE, means: Share in percent.}
  - {column: change_points, type: DOUBLE, means: Change from the term before in percentage points; null for the
     first.}
  - {column: target_pct, type: DOUBLE, means: What is to be reached in percent; null where the plan gives no number.}
  - {column: data_status, type: VARCHAR, means: What kind of number it is.}
care: >-
  By partner return, which nobody checks against a list. A term without a row was not returned, which is not the
  same as nought.
*/
select
    indicator.title as offer,
    evidence.period_end as term_end,
    evidence.numerator as with_it,
    evidence.denominator as of_how_many,
    round(evidence.value, 1) as share_pct,
    round(
        evidence.value - lag(evidence.value) over (
            partition by evidence.indicator_code, evidence.area_code
            order by evidence.period_end
        ),
        1
    ) as change_points,
    evidence.target_value as target_pct,
    evidence.data_status
from marts.evidence as evidence
inner join marts.indicator as indicator using (indicator_code)
where evidence.indicator_code in (
        'nd_school_offer_coverage_pct', 'schools_core_offer_pct', 'services_navigation_pct'
    )
    and evidence.period_type = 'term'
    and evidence.breakdown = 'all'
order by evidence.indicator_code, term_end;
