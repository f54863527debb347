/*
question: 'Does training make staff more confident, and who is followed up when it does not?'
about: quality_of_plans
area_for_improvement: AFI1
indicators: [training_confidence_good_pct, training_follow_up_pct]
answer:
  - {column: programme, type: VARCHAR, means: The training programme.}
  - {column: sessions, type: BIGINT, means: Sessions held.}
  - {column: attendances, type: BIGINT, means: Attendances; a person who came twice counts twice.}
  - {column: good_before_pct, type: DOUBLE, means: Rated their confidence good or better before in percent of those
     who rated.}
  - {column: good_after_pct, type: DOUBLE, means: The same after.}
  - {column: change_points, type: DOUBLE, means: After less before in percentage points.}
  - {column: below_good_after, type: BIGINT, means: Rated below good after.}
  - {column: followed_up, type: BIGINT, means: Of those followed up.}
care: >-
  Confidence is what attendees say of themselves on the day. Follow-up comes later, so that the newest sessions have
  little of it yet.
*/
select
    programme,
    count(distinct session_key) as sessions,
    count(*) as attendances,
    round(100 * count(*) filter (where is_good_before) / nullif(count(is_good_before), 0), 1) as good_before_pct,
    round(100 * count(*) filter (where is_good_after) / nullif(count(is_good_after), 0), 1) as good_after_pct,
    round(
        100 * count(*) filter (where is_good_after) / nullif(count(is_good_after), 0)
        - 100 * count(*) filter (where is_good_before) / nullif(count(is_good_before), 0),
        1
    ) as change_points,
    count(*) filter (where not is_good_after) as below_good_after,
    count(*) filter (where not is_good_after and follow_up_date is not null) as followed_up
from warehouse.fact_training
group by programme
order by programme;
