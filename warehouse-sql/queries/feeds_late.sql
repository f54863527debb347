/*
question: 'Which feeds are late, since when, and which figures does that make stale?'
about: lineage
area_for_improvement: AFI4
answer:
  - {column: source, type: VARCHAR, means: System or partner that sends the feed.}
  - {column: feed, type: VARCHAR, means: The feed.}
  - {column: title, type: VARCHAR, means: Its title.}
  - {column: freshness, type: VARCHAR, means: Whether it is on time.}
  - {column: content_date, type: DATE, means: Date of the newest content.}
  - {column: due, type: VARCHAR, means: When it is due in words.}
  - {column: late_since, type: DATE, means: Day since which it is late; null where it is not.}
  - {column: days_late, type: INTEGER, means: Days since then.}
  - {column: waiting_for, type: VARCHAR, means: Provider that is late where there are several.}
  - {column: owner_role, type: VARCHAR, means: Role that answers for it.}
  - {column: indicators_affected, type: VARCHAR, means: Indicators that rest on it.}
care: >-
  Late is counted from the day due and the days of grace. A feed never delivered is no fault while nobody has agreed
  to send it.
*/
select
    source,
    feed,
    title,
    freshness,
    last_as_of as content_date,
    due_text as due,
    late_since,
    days_late,
    waiting_for,
    owner_role,
    indicators_affected
from marts.data_quality_feed
where freshness <> 'on time'
order by
    array_position(['late', 'never delivered'], freshness) nulls first,
    days_late desc,
    source,
    feed;
