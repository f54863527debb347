/*
question: 'Which deliveries does the figure of plans issued within 20 weeks rest on?'
about: lineage
indicators: [ehcp_20_week_pct]
answer:
  - {column: indicator, type: VARCHAR, means: Code of the indicator.}
  - {column: source, type: VARCHAR, means: System or partner that sent the delivery.}
  - {column: feed, type: VARCHAR, means: The feed.}
  - {column: delivery_id, type: VARCHAR, means: Id of the delivery as in the ledger.}
  - {column: content_date, type: DATE, means: Date of its content.}
  - {column: received_on, type: DATE, means: Business date on which it was taken in.}
  - {column: files, type: VARCHAR, means: Files in it.}
  - {column: rows_read, type: BIGINT, means: Rows read.}
  - {column: rows_accepted, type: BIGINT, means: Rows accepted.}
  - {column: rows_rejected, type: BIGINT, means: Rows rejected at the door.}
  - {column: tables, type: BIGINT, means: Tables that were read from it.}
  - {column: contract_version, type: VARCHAR, means: Version of the contract it was checked against.}
  - {column: content_hash, type: VARCHAR, means: Hash of the content.}
care: >-
  Put the code of any indicator in place of this one. Feeds of the catalogue are listed whole, and instead_feeds
  serve only where an area does not send the others.
*/
with

feed_of_indicator as (
    select
        code as indicator_code,
        unnest(list_concat(feeds, coalesce(instead_feeds, []))) as source_and_feed
    from reference.ref_indicators
    where code = 'ehcp_20_week_pct'
)

select
    feed_of_indicator.indicator_code as indicator,
    delivery.source,
    delivery.feed,
    delivery.delivery_id,
    delivery.as_of as content_date,
    delivery.business_date as received_on,
    delivery.file_names as files,
    sum(delivery.rows_read)::bigint as rows_read,
    sum(delivery.rows_accepted)::bigint as rows_accepted,
    sum(delivery.rows_rejected)::bigint as rows_rejected,
    count(*) as tables,
    delivery.contract_version,
    delivery.content_hash
from feed_of_indicator
inner join audit.delivery as delivery
    on delivery.source || '/' || delivery.feed = feed_of_indicator.source_and_feed
where delivery.is_current
-- audit.delivery has a row a delivery and table, and a return brings several tables
group by
    feed_of_indicator.indicator_code,
    delivery.source,
    delivery.feed,
    delivery.delivery_id,
    delivery.as_of,
    delivery.business_date,
    delivery.file_names,
    delivery.contract_version,
    delivery.content_hash
order by delivery.source, delivery.feed, content_date desc, delivery.delivery_id;
