/*
question: 'How do the actions of the plan stand, by area for improvement?'
about: plan
answer:
  - {column: area_for_improvement, type: VARCHAR, means: Code and short title of the area for improvement.}
  - {column: actions, type: BIGINT, means: Actions of the plan.}
  - {column: met, type: BIGINT, means: Evidence shows them met.}
  - {column: on_track, type: BIGINT, means: Projected to be met in time.}
  - {column: at_risk, type: BIGINT, means: May miss their date.}
  - {column: off_track, type: BIGINT, means: Projected to miss their date.}
  - {column: missed, type: BIGINT, means: Not met at their date.}
  - {column: no_clear_change, type: BIGINT, means: Promised a change that cannot be told from chance.}
  - {column: not_measured, type: BIGINT, means: Without evidence yet.}
  - {column: other, type: BIGINT, means: Not due or with dates that cannot hold.}
  - {column: no_evidence_source, type: BIGINT, means: Actions for which no feed or return is named at all.}
care: An action takes the worst of its promises. Not measured is neither good nor bad news.
*/
select
    area.code || ' ' || area.short_title as area_for_improvement,
    count(*) as actions,
    count(*) filter (where action.status = 'met') as met,
    count(*) filter (where action.status = 'on track') as on_track,
    count(*) filter (where action.status = 'at risk') as at_risk,
    count(*) filter (where action.status = 'off track') as off_track,
    count(*) filter (where action.status = 'missed') as missed,
    count(*) filter (where action.status = 'no clear change') as no_clear_change,
    count(*) filter (where action.status = 'not measured') as not_measured,
    count(*) filter (where action.status in ('not due', 'date conflict')) as other,
    count(*) filter (where not action.has_evidence_source) as no_evidence_source
from marts.action_status as action
inner join marts.area_for_improvement as area
    on area.code = action.area_for_improvement
group by area.code, area.short_title, area.order_no
order by area.order_no;
