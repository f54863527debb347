/*
question: 'What would more or less capacity do to the queue for psychological advice?'
about: resources
area_for_improvement: AFI1
indicators: [ehc_ep_advice_waiting]
answer:
  - {column: scenario, type: VARCHAR, means: What is supposed.}
  - {column: waiting_now, type: BIGINT, means: Waiting on the last day of the data.}
  - {column: clear_at, type: 'DECIMAL(18,2)', means: Waiting at which the queue counts as clear.}
  - {column: waiting_in_a_year, type: DOUBLE, means: Waiting a year on in half of the simulated futures at most.}
  - {column: waiting_in_a_year_lower, type: DOUBLE, means: Lower end of the range of the futures.}
  - {column: waiting_in_a_year_upper, type: DOUBLE, means: Upper end.}
  - {column: clear_median, type: DATE, means: Month end by which half of the futures are clear; null where they are
     not.}
  - {column: answer, type: VARCHAR, means: The answer in words.}
care: >-
  Simulated from the months of the past; new arrangements that have no past are not in it. The scenarios stand in
  reference.ref_capacity_scenario.
*/
select
    scenario_title as scenario,
    waiting_now,
    clear_at,
    round(waiting_in_a_year, 0) as waiting_in_a_year,
    round(waiting_in_a_year_lower, 0) as waiting_in_a_year_lower,
    round(waiting_in_a_year_upper, 0) as waiting_in_a_year_upper,
    clear_median,
    answer
from marts.ep_queue_projection
order by display_order, area_code;
