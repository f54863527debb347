/*
question: 'Which run and which software made this file, from what, and how old are the data?'
about: lineage
answer:
  - {column: run, type: VARCHAR, means: Id of the run.}
  - {column: as_at, type: DATE, means: Date of the warehouse.}
  - {column: area, type: VARCHAR, means: The area.}
  - {column: made_up_people, type: BOOLEAN, means: Whether the people are invented.}
  - {column: software_version, type: VARCHAR, means: Version of the software.}
  - {column: definitions, type: VARCHAR, means: First characters of the hash of all definitions.}
  - {column: current_deliveries, type: BIGINT, means: Deliveries that the figures rest on.}
  - {column: deliveries_ever, type: BIGINT, means: 'Deliveries taken in so far, those replaced and refused included.'}
  - {column: refused, type: BIGINT, means: Of those refused.}
  - {column: oldest_content, type: DATE, means: Date of the oldest content of a current delivery.}
  - {column: newest_content, type: DATE, means: Date of the newest.}
  - {column: tests, type: BIGINT, means: Tests of tables in the run.}
  - {column: tests_failed, type: BIGINT, means: Of those not passed.}
  - {column: rules_failed, type: BIGINT, means: Quality rules that failed.}
care: >-
  The same run gives the same content, byte for byte in Parquet and packs. Compare two files by the run before
  comparing figures.
*/
with

delivered as (
    select
        -- a delivery of several tables has several rows
        count(distinct delivery_id) filter (where is_current) as current_deliveries,
        count(distinct delivery_id) as deliveries_ever,
        count(distinct delivery_id) filter (where status = 'refused') as refused,
        min(as_of) filter (where is_current) as oldest_content,
        max(as_of) filter (where is_current) as newest_content
    from audit.delivery
),

tested as (
    select
        count(*) as tests,
        count(*) filter (where result <> 'passed') as tests_failed
    from audit.model_test
),

checked as (
    select count(*) filter (where result in ('failed', 'error')) as rules_failed
    from audit.quality_result
)

select
    run.run_id as run,
    run.as_at,
    run.area_name as area,
    run.synthetic as made_up_people,
    run.software_version,
    left(run.definitions_hash, 12) as definitions,
    delivered.current_deliveries,
    delivered.deliveries_ever,
    delivered.refused,
    delivered.oldest_content,
    delivered.newest_content,
    tested.tests,
    tested.tests_failed,
    checked.rules_failed
from audit.run as run
cross join delivered
cross join tested
cross join checked
order by run.run_id;
