/*
question: 'How many complaints, mediations and appeals came this year and last, and what did families gain?'
about: belonging
indicators: [complaints_count]
answer:
  - {column: way, type: VARCHAR, means: How the services were challenged.}
  - {column: from_day, type: DATE, means: First day of the 12 months.}
  - {column: to_day, type: DATE, means: Last day.}
  - {column: received, type: INTEGER, means: Received in them.}
  - {column: ended, type: INTEGER, means: 'Ended in them, whenever received.'}
  - {column: changed, type: INTEGER, means: Of those ended the ones with a change for the family at least in part.}
  - {column: changed_pct, type: DOUBLE, means: Share of those ended in percent.}
  - {column: still_open, type: INTEGER, means: Open on the last day.}
care: >-
  Each way has its own 12 months, to the end of its own register. A register that never came has no row, which is no
  nought; small numbers must not leave the partnership.
*/
select
    challenge as way,
    period_start as from_day,
    period_end as to_day,
    received,
    ended,
    changed,
    round(100 * changed / nullif(ended, 0), 1) as changed_pct,
    still_open
from marts.challenge
order by display_order, years_ago desc, area_code;
