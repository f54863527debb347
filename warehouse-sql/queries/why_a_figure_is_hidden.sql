/*
question: 'What does each audience see of plans issued within 20 weeks, and why is the rest hidden?'
about: disclosure
indicators: [ehcp_20_week_pct]
answer:
  - {column: calendar_year, type: BIGINT, means: Year of issue.}
  - {column: plans, type: BIGINT, means: Plans counted inside.}
  - {column: within_20_weeks, type: BIGINT, means: Those within 20 weeks inside.}
  - {column: inside_pct, type: DOUBLE, means: Share that this file holds in percent.}
  - {column: partners_pct, type: DOUBLE, means: Share that partners see; null where hidden.}
  - {column: public_pct, type: DOUBLE, means: Share that the public sees; null where hidden or not given.}
  - {column: hidden_because, type: VARCHAR, means: Why partners do not see it; null where they do.}
  - {column: public_data_status, type: VARCHAR, means: What the public file says of it; null where it has no such
     row.}
care: >-
  Inside only. Counts of the public are rounded to 5 and its percentages are worked out from those, so that they
  differ from the ones inside.
*/
select
    year(inside.period_start) as calendar_year,
    inside.denominator as plans,
    inside.numerator as within_20_weeks,
    round(inside.value, 1) as inside_pct,
    round(partner.value, 1) as partners_pct,
    round(public_figure.value, 1) as public_pct,
    case when not figure.value_shown then figure.reason end as hidden_because,
    public_figure.data_status as public_data_status
from marts.evidence as inside
left join disclosure.partnership_evidence as partner
    using (indicator_code, area_code, breakdown, breakdown_value, period_type, period_start, period_end)
left join disclosure.partnership_figure as figure
    using (indicator_code, area_code, breakdown, breakdown_value, period_type, period_start, period_end)
left join disclosure.public_evidence as public_figure
    using (indicator_code, area_code, breakdown, breakdown_value, period_type, period_start, period_end)
where inside.indicator_code = 'ehcp_20_week_pct'
    and inside.period_type = 'calendar_year'
    and inside.breakdown = 'all'
order by calendar_year;
