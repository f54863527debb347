/*
question: 'Is the queue for educational psychology advice growing or shrinking, and how many psychologists are there?'
about: resources
area_for_improvement: AFI1
indicators: [ehc_ep_advice_waiting, ep_fte, ep_vacancy_pct]
answer:
  - {column: month_end, type: DATE, means: Last day of the month.}
  - {column: opening, type: BIGINT, means: Waiting when the month began.}
  - {column: arrivals, type: BIGINT, means: Advice asked for in the month.}
  - {column: completions, type: BIGINT, means: Advice that came.}
  - {column: closed_without, type: BIGINT, means: Cases closed before their advice came.}
  - {column: waiting, type: BIGINT, means: Waiting at the end of the month.}
  - {column: not_allocated, type: BIGINT, means: Of those without a psychologist.}
  - {column: overdue, type: BIGINT, means: Of those past six weeks.}
  - {column: weeks_waiting_median, type: DOUBLE, means: Weeks that half of them have waited at most.}
  - {column: fte_in_post, type: 'DECIMAL(38,1)', means: Psychologists in post in whole-time equivalents by the newest
     figures of then.}
  - {column: fte_vacant, type: 'DECIMAL(38,1)', means: Vacant posts.}
care: >-
  Opening and arrivals less completions and closed is waiting. Whole-time equivalents come by term and stand still
  between two reports.
*/
select
    month_end,
    opening,
    arrivals,
    completions,
    closed_without,
    waiting,
    not_allocated,
    overdue,
    round(weeks_waiting_median, 1) as weeks_waiting_median,
    round(fte_in_post, 1) as fte_in_post,
    round(fte_vacant, 1) as fte_vacant
from marts.ep_queue
where month_end > (select max(month_end) - 365 from marts.ep_queue)
order by month_end, area_code;
