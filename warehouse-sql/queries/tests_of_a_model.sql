/*
question: 'What is tested of the table of requests, and did it pass last night?'
about: quality
answer:
  - {column: model, type: VARCHAR, means: The table.}
  - {column: test, type: VARCHAR, means: What is tested.}
  - {column: severity, type: VARCHAR, means: What a failure does; an error stops the night.}
  - {column: result, type: VARCHAR, means: Result of the night that made this file.}
  - {column: violations, type: BIGINT, means: Rows that break it.}
care: >-
  Put the name of any table in place of this one. Tests say that the table is sound in itself; whether the content
  is right is what the quality rules look at.
*/
select
    model,
    test,
    severity,
    result,
    violations
from audit.model_test
where model = 'fact_ehc_request'
order by result, test, severity;
