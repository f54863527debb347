-- What the sections between the ledger and the data quality statement read.
create table marts.owner_response as select * from (values
    ('r1', 'AFI1-1.4.4', 'action', 'AFI1-1.4.4', null::varchar, null::varchar, 'Carry on, report and review the recovery of timeliness', date '2026-03-05', 'Strategic Manager SEND and Inclusion', 'Two caseworkers left in January. Posts are filled from May; the share should pass 40 % in July 2026.'))
    t (response_key, about_key, about_kind, action_key, indicator_code, promise_key, title, response_date, owner_role, response);
create table marts.course_correction as select * from (values
    ('d1', 'send-strategic-partnership', date '2026-03-12', 'Change course on the measure shown', 'Quality Improvement Manager', '1.4.2', 'AFI1-1.4.2', 'advice_6_week_pct', 'Advice given within six weeks', 'percent', 'closed late', 71.6, 78.5, 'better, beyond common cause'),
    ('d2', 'send-strategic-partnership', date '2026-04-13', 'Carry on as planned', 'Practice Lead CYPS', '2.4.1', 'AFI2-2.4.1', null::varchar, null::varchar, null::varchar, 'open, overdue', null::double, null::double, 'not measured'),
    ('d3', 'clinic', date '2026-04-14', 'A decision of another group', 'Practice Lead CYPS', '2.1.1', 'AFI2-2.1.1', null, null, null, 'open, not yet due', null, null, 'not measured'))
    t (decision_key, governance_group, meeting_date, decision, owner_role, printed_ref, action_key, indicator_code, indicator_title, unit, closing, before_value, after_value, finding);
create table marts.evidence_change as select * from (values
    ('figure', 'ehcp_20_week_pct', 'Plans issued within 20 weeks', 'ehcp_20_week_pct', 'calendar_year', date '2024-01-01', date '2024-12-31', 18.0, 18.257757, 'Reporting year 2025, revised release of 25 September 2025'),
    ('figure', 'ehcp_20_week_pct', 'Plans issued within 20 weeks', 'ehcp_20_week_pct', 'month', date '2026-03-01', date '2026-03-31', 30.0, 30.0, 'Only what it was compared with has changed'),
    ('promise', 'spring-2026-timeliness', 'Timeliness', 'ehcp_20_week_pct', 'status', null, date '2026-03-31', null, null, 'Its due date came'))
    t (subject_kind, subject_key, title, indicator_code, period_type, period_start, period_end, was_value, now_value, reason);
create table marts.stage_open as select * from (values
    ('E06000047', 'decision', 'Deciding whether to assess', 1, '0 to 6 weeks', 1, date '2026-04-30', 61, 0),
    ('E06000047', 'decision', 'Deciding whether to assess', 1, 'over 52 weeks', 7, date '2026-04-30', 2, 2),
    ('E06000047', 'final', 'From draft to final plan', 7, '0 to 6 weeks', 1, date '2026-04-30', 0, 0),
    ('E06000047', 'final', 'From draft to final plan', 7, 'over 52 weeks', 7, date '2026-04-30', 4, null))
    t (area_code, stage, stage_title, stage_order, age_band, band_order, open_on, open_cases, past_stage_limit);
