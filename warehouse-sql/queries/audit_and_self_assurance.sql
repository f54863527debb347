/*
question: 'Do agencies judge their own advice as the multi-agency panel does?'
about: quality_of_plans
area_for_improvement: AFI1
indicators: [advice_assured_good_pct]
answer:
  - {column: agency, type: VARCHAR, means: The agency that wrote the advice.}
  - {column: judged_by_panel, type: BIGINT, means: Pieces of advice that audits of plans judged.}
  - {column: good_by_panel_pct, type: DOUBLE, means: Rated good or better by the panel in percent.}
  - {column: assured_by_agency, type: BIGINT, means: Pieces of advice that the agency assured itself.}
  - {column: good_by_agency_pct, type: DOUBLE, means: Rated good or better by the agency in percent.}
  - {column: agency_less_panel_points, type: DOUBLE, means: 'The agency''s own share less the panel''s in percentage
     points; null without both.'}
care: >-
  The two are judged on different advice, so that a difference is a question and no proof. With fewer than ten
  judgements a share moves by more than ten points with one of them.
*/
with

judged as (
    select
        agency_key,
        count(*) filter (where judgement_kind = 'agency advice') as by_panel,
        count(*) filter (where judgement_kind = 'agency advice' and is_good) as good_by_panel,
        count(*) filter (where judgement_kind = 'assured advice') as by_agency,
        count(*) filter (where judgement_kind = 'assured advice' and is_good) as good_by_agency
    from warehouse.fact_audit_judgement
    where judgement_kind in ('agency advice', 'assured advice')
    group by agency_key
)

select
    agency.agency_name as agency,
    judged.by_panel as judged_by_panel,
    round(100 * judged.good_by_panel / nullif(judged.by_panel, 0), 1) as good_by_panel_pct,
    judged.by_agency as assured_by_agency,
    round(100 * judged.good_by_agency / nullif(judged.by_agency, 0), 1) as good_by_agency_pct,
    round(
        100 * judged.good_by_agency / nullif(judged.by_agency, 0)
        - 100 * judged.good_by_panel / nullif(judged.by_panel, 0),
        1
    ) as agency_less_panel_points
from judged
inner join warehouse.dim_agency as agency using (agency_key)
order by agency.display_order, agency.agency_name;
