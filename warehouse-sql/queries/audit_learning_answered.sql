/*
question: 'Do agencies answer what audits teach them, and how soon?'
about: quality_of_plans
area_for_improvement: AFI1
indicators: [audit_learning_response_pct]
answer:
  - {column: agency, type: VARCHAR, means: The agency.}
  - {column: raised, type: BIGINT, means: Learning items raised by audits.}
  - {column: presented, type: BIGINT, means: Of those presented to the agency.}
  - {column: answered, type: BIGINT, means: Of those presented the ones with a formal response.}
  - {column: answered_pct, type: DOUBLE, means: Share in percent of those presented.}
  - {column: days_to_response_median, type: DOUBLE, means: Days that half of the responses took at most.}
  - {column: open_actions, type: BIGINT, means: Items with an improvement action still open.}
care: >-
  An item that was not presented yet cannot be answered and does not count against the agency. Items are few for
  each agency; a share of fewer than ten says little.
*/
select
    agency.agency_name as agency,
    count(*) as raised,
    count(*) filter (where learning.is_presented) as presented,
    count(*) filter (where learning.is_presented and learning.is_answered) as answered,
    round(
        100 * count(*) filter (where learning.is_presented and learning.is_answered)
        / nullif(count(*) filter (where learning.is_presented), 0),
        1
    ) as answered_pct,
    median(learning.days_to_response) as days_to_response_median,
    count(*) filter (where learning.has_open_action) as open_actions
from warehouse.fact_audit_learning as learning
inner join warehouse.dim_agency as agency using (agency_key)
group by agency.agency_name, agency.display_order
order by agency.display_order, agency.agency_name;
