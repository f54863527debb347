/*
question: 'Where do our own counts differ from those that DfE published, and what explains it?'
about: benchmarks
answer:
  - {column: dataset, type: VARCHAR, means: The DfE table.}
  - {column: time_period, type: VARCHAR, means: Year as DfE prints it.}
  - {column: breakdown_topic, type: VARCHAR, means: What the row is broken down by; all for the top line.}
  - {column: breakdown, type: VARCHAR, means: Which part of it.}
  - {column: measure, type: VARCHAR, means: Column of the DfE table.}
  - {column: ours, type: 'DECIMAL(18,0)', means: 'Our count by DfE''s rules.'}
  - {column: published, type: 'DECIMAL(18,0)', means: Their number.}
  - {column: difference, type: 'DECIMAL(18,0)', means: Ours less theirs.}
  - {column: explained, type: 'DECIMAL(18,0)', means: What the counted causes add up to.}
  - {column: not_explained, type: 'DECIMAL(18,0)', means: What is left.}
  - {column: verdict, type: VARCHAR, means: 'explained, partly explained or not explained, or why they cannot be compared.'}
  - {column: causes, type: VARCHAR, means: 'The causes, each with the number of cases.'}
  - {column: what_to_do, type: VARCHAR, means: What to do about it.}
care: >-
  What no cause explains stands first. Causes are counted for the top line of a table; below it only a changed release is
  told. The numbers of cases are exact and small: keep the answer inside.
*/
select
    dataset,
    time_period,
    breakdown_topic,
    breakdown,
    measure,
    our_value::decimal(18, 0) as ours,
    published_value::decimal(18, 0) as published,
    reconciliation.difference::decimal(18, 0) as difference,
    reconciliation.explained::decimal(18, 0) as explained,
    reconciliation.not_explained::decimal(18, 0) as not_explained,
    verdict,
    causes,
    what_to_do
from marts.reconciliation
where verdict <> 'equal' and verdict <> 'no published number'
order by abs(reconciliation.not_explained) desc nulls last, dataset, time_period, breakdown_topic, breakdown, measure;
