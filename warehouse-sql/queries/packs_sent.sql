/*
question: 'Which governance groups were sent their pack, when, and from which run?'
about: governance
area_for_improvement: AFI4
indicators: [governance_groups_receiving_pct]
answer:
  - {column: governance_group, type: VARCHAR, means: The group.}
  - {column: layer, type: VARCHAR, means: Its layer of governance.}
  - {column: meeting_date, type: DATE, means: Day of the meeting.}
  - {column: sent_date, type: DATE, means: Day the pack was sent; null where none was yet.}
  - {column: days_before_meeting, type: BIGINT, means: Days between the two.}
  - {column: run, type: VARCHAR, means: Run that it was made from.}
  - {column: same_run_as_this_file, type: BOOLEAN, means: Whether that run made this file.}
  - {column: files, type: VARCHAR, means: Files of the pack.}
care: 'All groups of the register are listed, those never sent a pack at the end. A pack made but not sent is not here.'
*/
select
    governance_group.group_name as governance_group,
    governance_group.layer,
    sent.meeting_date,
    sent.sent_date,
    sent.meeting_date - sent.sent_date as days_before_meeting,
    sent.run_id as run,
    sent.run_id = run.run_id as same_run_as_this_file,
    sent.files
from warehouse.dim_governance_group as governance_group
cross join marts.run as run
left join warehouse.fact_pack_sent as sent
    on sent.governance_group = governance_group.governance_group
    and sent.is_latest
order by
    sent.sent_date desc nulls last,
    sent.meeting_date,
    governance_group.display_order,
    governance_group.governance_group;
