/*
question: 'Where do the open cases stand, and how old are they?'
about: demand
area_for_improvement: AFI1
indicators: [ehc_assessments_open]
answer:
  - {column: stage, type: VARCHAR, means: 'The first stage that a case''s dates do not show as over.'}
  - {column: open_cases, type: BIGINT, means: Cases open in it.}
  - {column: up_to_16_weeks, type: BIGINT, means: Those at most 16 weeks old.}
  - {column: over_16_to_20_weeks, type: BIGINT, means: Those in the last four weeks before week 20.}
  - {column: over_20_to_52_weeks, type: BIGINT, means: 'Those past week 20, up to a year old.'}
  - {column: over_52_weeks, type: BIGINT, means: Those more than a year old.}
  - {column: past_stage_limit, type: BIGINT, means: 'Those past the stage''s own limit; null where the regulations set
     none.'}
  - {column: on_day, type: DATE, means: Day of the data.}
care: >-
  Age counts from the day the request was received, not from the start of the stage. Small numbers; they must not
  leave the partnership.
*/
select
    stage_title as stage,
    sum(open_cases)::bigint as open_cases,
    (sum(open_cases) filter (where age_band in ('0 to 6 weeks', '6 to 16 weeks')))::bigint as up_to_16_weeks,
    (sum(open_cases) filter (where age_band = '16 to 20 weeks'))::bigint as over_16_to_20_weeks,
    (sum(open_cases) filter (where age_band in ('20 to 26 weeks', '26 to 39 weeks', '39 to 52 weeks')))::bigint
        as over_20_to_52_weeks,
    (sum(open_cases) filter (where age_band = 'over 52 weeks'))::bigint as over_52_weeks,
    sum(past_stage_limit)::bigint as past_stage_limit,
    open_on as on_day
from marts.stage_open
group by stage_title, stage_order, open_on
order by stage_order, on_day;
