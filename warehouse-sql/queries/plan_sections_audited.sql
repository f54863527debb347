/*
question: 'Which sections of the plans do auditors find weakest?'
about: quality_of_plans
area_for_improvement: AFI1
answer:
  - {column: section, type: VARCHAR, means: Letter of the section.}
  - {column: what_it_holds, type: VARCHAR, means: What the regulations put in it.}
  - {column: judged, type: BIGINT, means: Sections judged in the audits on record.}
  - {column: good, type: BIGINT, means: Rated good or outstanding.}
  - {column: good_pct, type: DOUBLE, means: Share in percent.}
  - {column: inadequate, type: BIGINT, means: Rated inadequate.}
  - {column: newest_audit, type: DATE, means: Day of the newest audit.}
care: >-
  Audits are samples of a few plans a month, and an auditor may look at some sections only. The overall rating of a
  plan is a judgement of its own and no mean of its sections.
*/
with

-- Special Educational Needs and Disability Regulations 2014, regulation 12
section_text (section, what_it_holds) as (
    values
        ('A', 'Views, interests and aspirations of the child and the parents'),
        ('B', 'Special educational needs'),
        ('C', 'Health needs'),
        ('D', 'Social care needs'),
        ('E', 'Outcomes sought'),
        ('F', 'Special educational provision'),
        ('G', 'Health provision'),
        ('H', 'Social care provision'),
        ('I', 'Name and type of the school or setting')
)

select
    judgement.section,
    section_text.what_it_holds,
    count(*) as judged,
    count(*) filter (where judgement.is_good) as good,
    round(100 * count(*) filter (where judgement.is_good) / count(*), 1) as good_pct,
    count(*) filter (where judgement.rating = 'inadequate') as inadequate,
    max(judgement.judged_date) as newest_audit
from warehouse.fact_audit_judgement as judgement
left join section_text using (section)
where judgement.judgement_kind = 'plan section'
group by judgement.section, section_text.what_it_holds
order by good_pct, judgement.section;
