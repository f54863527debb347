/*
question: 'Does the child''s voice shape the plans and the advice that are rated good or better?'
about: quality_of_plans
area_for_improvement: AFI1
indicators: [audit_child_voice_pct, advice_child_voice_pct]
answer:
  - {column: what_is_judged, type: VARCHAR, means: A plan as a whole by audit or advice by assurance.}
  - {column: academic_year, type: VARCHAR, means: Academic year of the judgement.}
  - {column: judged_good, type: BIGINT, means: 'Rated good or better and judged for the child''s voice.'}
  - {column: voice_evident, type: BIGINT, means: 'Of those with the child''s voice evident.'}
  - {column: voice_evident_pct, type: DOUBLE, means: Share in percent.}
  - {column: judged_below_good, type: BIGINT, means: 'Rated below good and judged for it, for comparison.'}
  - {column: below_good_voice_pct, type: DOUBLE, means: Of those with the voice evident in percent.}
care: >-
  Only judgements that say something of the voice are counted. The plan asks for it in every plan and advice that is
  good, so that 100 is the mark; the running year ends with the newest audit.
*/
select
    judgement.judgement_kind as what_is_judged,
    calendar.academic_year,
    count(*) filter (where judgement.is_good) as judged_good,
    count(*) filter (where judgement.is_good and judgement.child_voice_evident) as voice_evident,
    round(
        100 * count(*) filter (where judgement.is_good and judgement.child_voice_evident)
        / nullif(count(*) filter (where judgement.is_good), 0),
        1
    ) as voice_evident_pct,
    count(*) filter (where not judgement.is_good) as judged_below_good,
    round(
        100 * count(*) filter (where not judgement.is_good and judgement.child_voice_evident)
        / nullif(count(*) filter (where not judgement.is_good), 0),
        1
    ) as below_good_voice_pct
from warehouse.fact_audit_judgement as judgement
inner join warehouse.dim_date as calendar
    on calendar.date_key = judgement.judged_date
where judgement.judgement_kind in ('plan overall', 'assured advice')
    and judgement.child_voice_evident is not null
group by judgement.judgement_kind, calendar.academic_year
order by what_is_judged desc, calendar.academic_year;
