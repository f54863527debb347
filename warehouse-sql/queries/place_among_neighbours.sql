/*
question: 'Where does this area stand among its statistical neighbours, and how sure is that place?'
about: benchmarks
answer:
  - {column: indicator, type: VARCHAR, means: Title of the indicator.}
  - {column: year, type: BIGINT, means: Newest year published.}
  - {column: area, type: VARCHAR, means: This area and its statistical neighbours.}
  - {column: is_this_area, type: BOOLEAN, means: Whether the row is this area.}
  - {column: value, type: 'DECIMAL(18,1)', means: Its figure as published.}
  - {column: place, type: BIGINT, means: Place with 1 the best; the highest where neither way is better.}
  - {column: best_place, type: BIGINT, means: Best place that the figures allow.}
  - {column: worst_place, type: BIGINT, means: Worst place that they allow.}
  - {column: against_england, type: VARCHAR, means: Whether it is better or worse than England beyond chance.}
  - {column: england, type: 'DECIMAL(18,1)', means: 'England''s figure.'}
  - {column: neighbour_median, type: 'DECIMAL(18,1)', means: Median of the neighbours.}
  - {column: release, type: VARCHAR, means: Release that all of it comes from.}
care: >-
  Quote a place only with the best and worst that the figures allow; neighbours within them cannot be told from this
  area. All figures are as published, older than what this warehouse holds of the area itself.
*/
select
    indicator.title as indicator,
    year(ranked.period_end) as year,
    ranked.area_name as area,
    ranked.is_this_area,
    round(ranked.value, 1) as value,
    ranked.rank as place,
    ranked.rank_lower as best_place,
    ranked.rank_upper as worst_place,
    ranked.against_england,
    round(ranked.england_value, 1) as england,
    round(ranked.neighbour_median, 1) as neighbour_median,
    ranked.release_label as release
from marts.benchmark_rank as ranked
inner join marts.indicator as indicator using (indicator_code)
where ranked.is_newest
order by ranked.indicator_code, ranked.period_type, place nulls last, area;
