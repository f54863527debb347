-- grain: one promise
with

promise as (select * from dim_milestone),

figure as (select * from evidence_promise),

judgement as (select * from evidence_judgement),

indicator as (select * from dim_indicator),

contradiction as (select * from ref_rating_contradiction),

-- What the lead of the promise's action said last.
reported as (
    select
        action_key,
        reported_rating,
        reported_meaning,
        update_date
    from fact_action_update
    inner join ref_run using (area_code)
    where is_latest and action_key is not null
),

worded as (
    select
        promise.promise_key,
        case promise.target_rule
            when 'at least' then 'at least ' || printf('%g', promise.target_value::double)
            when 'at most' then 'at most ' || printf('%g', promise.target_value::double)
            when 'increase' then 'clearly above the baseline'
            when 'reduction' then 'clearly below the baseline'
            when 'measured' then 'one measured period'
            when 'done' then 'done, with evidence'
            else promise.target_rule
        end
        || case when promise.target_value is not null and indicator.unit = 'percent' then ' %' else '' end as target_text
    from promise
    inner join indicator using (indicator_code)
)

select
    promise.promise_key,
    promise.promise_kind,
    promise.order_no,
    promise.title,
    promise.area_for_improvement,
    promise.action_key,
    promise.due_printed,
    promise.due_date,
    promise.indicator_code,
    indicator.title as indicator_title,
    indicator.unit,
    indicator.direction,
    coalesce(
        figure.target_value,
        case when promise.target_rule = 'in line with England'
            then coalesce(figure.at_due_benchmark_value, figure.latest_benchmark_value)
        end
    ) as target_value,
    worded.target_text,
    coalesce(judgement.needed_text, worded.target_text) as needed_text,
    figure.latest_period_type as period_type,
    judgement.latest_label as period_label,
    figure.latest_period_start as period_start,
    figure.latest_period_end as period_end,
    figure.latest_numerator as numerator,
    figure.latest_denominator as denominator,
    figure.latest_value as value,
    figure.latest_lower as lower,
    figure.latest_upper as upper,
    case
        when not figure.is_delivered then 'not collected'
        when promise.target_rule = 'in line with England' and figure.latest_data_status = 'final'
            and figure.latest_benchmark_period_end <> figure.latest_period_end then 'provisional'
        else figure.latest_data_status
    end as data_status,
    figure.at_due_value as value_at_due,
    judgement.at_due_label as value_at_due_label,
    figure.baseline_value,
    judgement.baseline_label,
    figure.previous_value,
    judgement.previous_label,
    judgement.projected_value,
    judgement.projected_lower,
    judgement.projected_upper,
    coalesce(figure.at_due_benchmark_area_name, figure.latest_benchmark_area_name) as benchmark_area_name,
    coalesce(figure.at_due_benchmark_value, figure.latest_benchmark_value) as benchmark_value,
    cast(year(coalesce(figure.at_due_benchmark_period_end, figure.latest_benchmark_period_end)) as varchar)
        as benchmark_period,
    coalesce(figure.at_due_benchmark_release, figure.latest_benchmark_release) as benchmark_release,
    judgement.status,
    judgement.met_since,
    case when judgement.met_since then figure.reached_from end as met_since_date,
    judgement.status_reason,
    judgement.status_method,
    reported.reported_rating,
    coalesce(
        'Reported ' || reported.reported_rating || ' (' || reported.reported_meaning || ') on ' || day(reported.update_date)
            || ' ' || monthname(reported.update_date) || ' ' || year(reported.update_date),
        'No progress update received'
    ) as reported_status,
    -- A promise kept since is no contradiction to a good report.
    contradiction.status is not null and not judgement.met_since as mismatch,
    judgement.strength,
    judgement.strength_reason,
    judgement.variation,
    judgement.assurance
from promise
inner join figure using (promise_key)
inner join judgement using (promise_key)
inner join worded using (promise_key)
inner join indicator on indicator.indicator_code = promise.indicator_code
left join reported on reported.action_key = promise.action_key
left join contradiction
    on contradiction.reported_rating = reported.reported_rating
    and contradiction.status = judgement.status
