-- Figures that families are told: waits, help, views. As the public file has them: counts rounded, one kept back.
insert into marts.indicator by name
select
    v.indicator_code,
    v.title,
    v.title as question,
    v.unit,
    v.direction,
    v.area as areas_for_improvement
from (
    values
        ('neuro_initial_wait_weeks_median', 'Median wait for a first assessment', 'weeks', 'lower_is_better', 'AFI2'),
        ('neuro_waiting_over_52_weeks', 'Waiting more than one year', 'count', 'lower_is_better', 'AFI2'),
        ('neuro_waiting_supported_pct', 'Waiting children with support', 'percent', 'higher_is_better', 'AFI2'),
        ('local_offer_find_pct', 'The local offer answers', 'percent', 'higher_is_better', 'AFI3'),
        ('parent_satisfaction_pct', 'Satisfied parents', 'percent', 'higher_is_better', ''),
        ('cyp_feels_settled_pct', 'Children who feel settled', 'percent', 'higher_is_better', '')
) as v (indicator_code, title, unit, direction, area);

insert into marts.evidence by name
select
    v.indicator_code,
    'E06000047' as area_code,
    'County Durham' as area_name,
    'all' as breakdown,
    'all' as breakdown_value,
    v.period_type,
    cast(v.period_start as date) as period_start,
    cast(v.period_end as date) as period_end,
    v.numerator,
    v.denominator,
    v.value,
    v.lower,
    v.upper,
    v.data_status,
    date '2026-04-30' as as_at
from (
    values
        ('neuro_initial_wait_weeks_median', 'snapshot', '2025-02-28', '2025-02-28', null, 1500, 18.2, 17.1, 19.0, 'final'),
        ('neuro_initial_wait_weeks_median', 'snapshot', '2026-02-28', '2026-02-28', null, 1260, 14.4, 13.6, 15.3, 'final'),
        ('neuro_waiting_over_52_weeks', 'snapshot', '2025-02-28', '2025-02-28', 545, null, 545, null, null, 'final'),
        ('neuro_waiting_over_52_weeks', 'snapshot', '2026-02-28', '2026-02-28', 530, null, 530, null, null, 'final'),
        ('neuro_waiting_supported_pct', 'snapshot', '2025-02-28', '2025-02-28', 640, 2600, 24.615385, null, null, 'final'),
        ('neuro_waiting_supported_pct', 'snapshot', '2026-02-28', '2026-02-28', 1120, 2360, 47.457627, null, null, 'final'),
        ('local_offer_find_pct', 'survey_wave', '2024-06-03', '2024-07-19', 260, 490, 53.061224, null, null, 'final'),
        ('local_offer_find_pct', 'survey_wave', '2025-06-02', '2025-07-18', 205, 500, 41.0, null, null, 'final'),
        ('parent_satisfaction_pct', 'survey_wave', '2025-06-02', '2025-07-18', 260, 505, 51.485149, null, null, 'final'),
        ('cyp_feels_settled_pct', 'survey_wave', '2025-03-03', '2025-04-04', null, null, null, null, null, 'suppressed')
) as v (indicator_code, period_type, period_start, period_end, numerator, denominator, value, lower, upper, data_status);
