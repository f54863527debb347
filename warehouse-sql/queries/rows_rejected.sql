/*
question: 'Which rows were rejected at the door, in which feed and column, and by which rule?'
about: quality
area_for_improvement: AFI4
answer:
  - {column: source, type: VARCHAR, means: System or partner.}
  - {column: feed, type: VARCHAR, means: The feed.}
  - {column: table_name, type: VARCHAR, means: Table of the delivery.}
  - {column: content_date, type: DATE, means: Date of the content of the delivery.}
  - {column: received_on, type: DATE, means: Business date on which it was taken in.}
  - {column: column_name, type: VARCHAR, means: Column at fault.}
  - {column: rule, type: VARCHAR, means: Rule of the contract.}
  - {column: rows_rejected, type: BIGINT, means: Rows of the delivery rejected for it.}
  - {column: first_line, type: BIGINT, means: First line of the file concerned.}
  - {column: example, type: VARCHAR, means: One of the messages to the sender.}
  - {column: delivery_rows, type: BIGINT, means: Rows of the delivery.}
care: >-
  A row counts under the rule named first for it. Lines are those of the file sent, for whoever corrects it at the
  source; the values are masked and stay out of this answer.
*/
select
    delivery.source,
    delivery.feed,
    reject.table_name,
    delivery.as_of as content_date,
    delivery.business_date as received_on,
    reject.column_name,
    reject.rule,
    count(*) as rows_rejected,
    min(reject.line) as first_line,
    min(reject.message) as example,
    delivery.rows_read as delivery_rows
from audit.reject as reject
inner join audit.delivery as delivery
    on delivery.delivery_id = reject.delivery_id
    and delivery.table_name = reject.table_name
group by
    delivery.source,
    delivery.feed,
    delivery.delivery_id,
    reject.table_name,
    delivery.as_of,
    delivery.business_date,
    delivery.rows_read,
    reject.column_name,
    reject.rule
order by
    received_on desc,
    delivery.source,
    delivery.feed,
    rows_rejected desc,
    reject.column_name,
    reject.rule,
    reject.table_name,
    delivery.delivery_id;
