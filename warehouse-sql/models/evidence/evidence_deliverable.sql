-- grain: one deliverable of the plan in one area
with

deliverable as (select * from ref_deliverable),

report as (select * from fact_action_update),

answer as (select * from fact_survey_answer),

run as (select as_at from ref_run),

-- A report says done when it calls the action complete and names where the evidence is kept.
reported as (
    select
        deliverable.deliverable,
        report.area_code,
        report.update_date,
        report.evidence_reference,
        report.reported_meaning = 'complete' and report.evidence_reference is not null as says_done
    from deliverable
    inner join report using (action_key)
    cross join run
    where deliverable.shown_by = 'report of the action' and report.update_date <= run.as_at
),

-- Done since the first of the newest reports that all say so: what was taken back is not done.
taken_back as (
    select deliverable, area_code, max(update_date) filter (where not says_done) as not_done_on
    from reported
    group by all
),

done_by_report as (
    select
        reported.deliverable,
        reported.area_code,
        min(reported.update_date) as done_date,
        arg_min(reported.evidence_reference, reported.update_date order by reported.update_date) as evidence_reference
    from reported
    inner join taken_back using (deliverable, area_code)
    where reported.says_done and reported.update_date > coalesce(taken_back.not_done_on, date '1900-01-01')
    group by all
),

done_by_survey as (
    select
        deliverable.deliverable,
        answer.area_code,
        min(answer.wave_end_date) as done_date,
        'wave ' || arg_min(answer.wave, answer.wave_end_date || answer.wave order by answer.wave_end_date || answer.wave) as evidence_reference
    from deliverable
    inner join answer on answer.topic = deliverable.survey_topic
    cross join run
    where deliverable.shown_by = 'survey wave' and answer.wave_end_date <= run.as_at
    group by all
),

done as (
    select * from done_by_report
    union all
    select * from done_by_survey
),

-- Nobody has said anything of it: that is not known, not undone.
spoken_of as (
    select deliverable, area_code from reported
    union
    select deliverable, area_code from done_by_survey
),

known_area as (
    select distinct area_code from report
    union
    select area_code from done
)

select
    deliverable.deliverable,
    known_area.area_code,
    deliverable.title,
    deliverable.action_key,
    deliverable.due_printed,
    deliverable.due_date,
    spoken_of.deliverable is not null as is_reported,
    done.done_date is not null as is_done,
    done.done_date,
    done.evidence_reference,
    case
        when done.done_date <= deliverable.due_date then true
        when spoken_of.deliverable is null then null
        when done.done_date > deliverable.due_date or deliverable.due_date < run.as_at then false
    end as is_done_in_time
from deliverable
cross join known_area
cross join run
left join spoken_of
    on spoken_of.deliverable = deliverable.deliverable and spoken_of.area_code = known_area.area_code
left join done on done.deliverable = deliverable.deliverable and done.area_code = known_area.area_code
