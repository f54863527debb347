/*
question: 'Is advice brought up to date at the reviews of years 5 and 9?'
about: annual_reviews
area_for_improvement: AFI1
indicators: [transition_advice_refreshed_pct]
answer:
  - {column: academic_year, type: VARCHAR, means: Academic year of the meeting.}
  - {column: year_group, type: BIGINT, means: National curriculum year at the review.}
  - {column: reviews_held, type: BIGINT, means: Reviews held.}
  - {column: advice_updated, type: BIGINT, means: Of those with updated advice.}
  - {column: advice_updated_pct, type: DOUBLE, means: Share in percent.}
  - {column: held_in_time, type: BIGINT, means: Of those held by their due date.}
care: >-
  A review that does not say whether advice was updated counts as not updated. Small numbers must not leave the
  partnership.
*/
select
    calendar.academic_year,
    review.ncy_at_review as year_group,
    count(*) as reviews_held,
    count(*) filter (where review.advice_updated) as advice_updated,
    round(100 * count(*) filter (where review.advice_updated) / count(*), 1) as advice_updated_pct,
    count(*) filter (where review.held_in_time) as held_in_time
from warehouse.fact_annual_review as review
inner join warehouse.dim_date as calendar
    on calendar.date_key = review.meeting_date
where review.ncy_at_review in (5, 9)
group by calendar.academic_year, review.ncy_at_review
order by calendar.academic_year, year_group;
