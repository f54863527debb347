-- What groups that answer for a part of the plan are told: a report that the evidence contradicts.
create table marts.reported_mismatch as select * from (values
    ('action', 'AFI1-1.4.4', 'AFI1-1.4.4', '1.4.4', 'Carry on the timeliness recovery programme, report on it and review it', 'AFI1', 11, 'better than the evidence',
        'ehcp_20_week_pct', 'green', 'Strategic Manager SEND and Inclusion', 'missed', '12 months to 30 April 2026: 41.6 % (283 of 680); needed: 46.4 %.'))
    t (about, about_key, action_key, printed_ref, title, area_for_improvement, order_no, mismatch_kind, indicator_code, reported_rating, reported_by, computed_status, reason);
