-- Complaints, mediations and appeals of twelve months and of the twelve before.
create table marts.challenge as select * from (values
    ('E06000047', 'complaint', 1, 0, date '2025-05-01', date '2026-04-30', 61, 58, 21, 9),
    ('E06000047', 'complaint', 1, 1, date '2024-05-01', date '2025-04-30', 34, 33, 12, 6),
    ('E06000047', 'appeal', 3, 0, date '2025-04-01', date '2026-03-31', 83, 80, 70, 31))
    t (area_code, challenge, display_order, years_ago, period_start, period_end, received, ended, changed, still_open);
insert into marts.indicator by name
select * from (values
    ('complaints_count', 'Complaints', 'How many complaints about support do families make?', 'count', 'lower_is_better', '', '', 'count', 'By the day received.', 0, 'SEND Quality Manager'),
    ('ehc_tribunal_appeal_pct', 'Appeals to the Tribunal', 'How often do families appeal?', 'percent', 'lower_is_better', 'AFI1', '', 'proportion', 'By calendar year.', 10, 'SEND Casework Manager'))
    as further (indicator_code, title, question, unit, direction, areas_for_improvement, evidence_for, kind, method, minimum_denominator, owner_role)
where indicator_code not in (select indicator_code from marts.indicator);
-- Whole years of timeliness, as published of 2023 and 2024.
insert into marts.evidence by name
select
    'ehcp_20_week_pct' as indicator_code, 'E06000047' as area_code, 'County Durham' as area_name, 'all' as breakdown,
    'all' as breakdown_value, 'calendar_year' as period_type, make_date(y, 1, 1) as period_start,
    make_date(y, 12, 31) as period_end, n as numerator, d as denominator, 100.0 * n / d as value, s as data_status,
    date '2026-04-30' as as_at
from (values (2023, 10, 521, 'final'), (2024, 153, 838, 'final'), (2025, 340, 980, 'provisional')) t (y, n, d, s)
where not exists (
    select * from marts.evidence
    where indicator_code = 'ehcp_20_week_pct' and period_type = 'calendar_year' and breakdown = 'all');
