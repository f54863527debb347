/*
question: 'How many figures are hidden from partners, of which indicators, and why?'
about: disclosure
answer:
  - {column: indicator, type: VARCHAR, means: Title of the indicator.}
  - {column: figures, type: BIGINT, means: 'Figures that the partnership''s file holds of it.'}
  - {column: shown_whole, type: BIGINT, means: Those with every number shown.}
  - {column: value_hidden, type: BIGINT, means: Those whose value is hidden.}
  - {column: small_number, type: BIGINT, means: Hidden for a small number.}
  - {column: would_reveal_another, type: BIGINT, means: Hidden since they would give another away.}
  - {column: not_proved_safe, type: BIGINT, means: Hidden since nothing proves them safe.}
  - {column: hidden_pct, type: DOUBLE, means: Value hidden in percent.}
care: >-
  Inside only; which figures are hidden for a small number tells of small groups. A figure shown here may still be
  left out of the public file.
*/
select
    indicator.title as indicator,
    count(*) as figures,
    count(*) filter (where figure.numerator_shown and figure.denominator_shown and figure.value_shown) as shown_whole,
    count(*) filter (where not figure.value_shown) as value_hidden,
    count(*) filter (where not figure.value_shown and figure.reason = 'small number') as small_number,
    count(*) filter (where not figure.value_shown and figure.reason = 'would reveal another') as would_reveal_another,
    count(*) filter (where not figure.value_shown and figure.reason = 'not proved safe') as not_proved_safe,
    round(100 * count(*) filter (where not figure.value_shown) / count(*), 1) as hidden_pct
from disclosure.partnership_figure as figure
inner join marts.indicator as indicator using (indicator_code)
group by indicator.title, indicator.indicator_code
order by value_hidden desc, indicator.title, indicator.indicator_code;
