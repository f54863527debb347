-- grain: one promise with the figures that judge it
with

promise as (select * from dim_milestone),

action as (select * from dim_action),

indicator as (select * from dim_indicator),

run as (select * from ref_run),

plan_setting as (select * from ref_plan_setting),

coverage as (
    select evidence_coverage.* from evidence_coverage inner join run using (area_code)
),

deliverable as (select * from ref_deliverable),

-- Who was asked, and about what: surveys of parents and of school staff count in one indicator, and are two series.
asked as (
    select
        indicator_code,
        area_code,
        period_type,
        period_end,
        string_agg(breakdown || ' ' || breakdown_value, '; ' order by breakdown, breakdown_value) as of_whom
    from fact_indicator_value
    where period_type = 'survey_wave' and breakdown in ('respondent_type', 'topic') and denominator > 0
    group by all
),

-- A promise is judged by the whole, or by its own deliverable.
figure as (
    select
        fact_indicator_value.*,
        asked.of_whom,
        deliverable.action_key as deliverable_of,
        min(case when data_status in ('final', 'provisional') and not spans_change then period_end end) over (
            partition by indicator_code, deliverable.action_key, period_type, asked.of_whom, series_from
        ) as first_end
    from fact_indicator_value
    inner join run using (area_code)
    left join asked using (indicator_code, area_code, period_type, period_end)
    left join deliverable
        on fact_indicator_value.breakdown = 'deliverable'
        and deliverable.title = fact_indicator_value.breakdown_value
    where (fact_indicator_value.breakdown = 'all' or deliverable.title is not null)
        and fact_indicator_value.data_status <> 'not collected'
),

rule as (
    select code as indicator_code, unnest(quality_rules) as rule_code from ref_indicators
),

-- What the checks found wrong with the rows an indicator is made of.
failed as (
    select
        rule.indicator_code,
        string_agg(rule.rule_code, ', ' order by rule.rule_code) filter (where result.severity <> 'warning') as errors,
        string_agg(rule.rule_code, ', ' order by rule.rule_code) filter (where result.severity = 'warning') as warnings
    from rule
    inner join audit.quality_result as result using (rule_code)
    where result.result in ('failed', 'error')
    group by rule.indicator_code
),

base as (
    select
        promise.promise_key,
        promise.due_date,
        promise.indicator_code,
        promise.target_rule,
        promise.target_value,
        case when promise.target_rule = 'done' then promise.action_key end as deliverable_of,
        case when action.date_conflict then action.date_conflict_reason end as date_conflict_reason,
        -- A yearly target is measured in its own year.
        promise.is_yearly,
        indicator.unit,
        indicator.kind,
        indicator.direction,
        indicator.judged_by,
        coverage.is_delivered,
        coverage.is_stale,
        coverage.reason as coverage_reason,
        coverage.data_to,
        run.as_at
    from promise
    cross join run
    inner join indicator using (indicator_code)
    left join action using (action_key)
    left join coverage using (indicator_code)
),

typed as (
    select
        *,
        case when is_yearly then plan_setting.value else judged_by end as period_type,
        case when is_yearly then (due_date - interval 1 year + interval 1 day)::date end as measured_from,
        -- The last calendar year that ended by the due date: England's figure of that year decides, once published.
        case
            when target_rule = 'in line with England'
                then case when month(due_date) = 12 and day(due_date) = 31 then year(due_date) else year(due_date) - 1 end
        end as own_year
    from base
    inner join plan_setting on plan_setting.setting = 'year of yearly targets'
),

at_due_candidate as (
    select
        typed.promise_key,
        typed.target_rule,
        typed.due_date,
        figure.*,
        row_number() over (
            partition by typed.promise_key
            order by
                figure.period_type = 'calendar_year' and typed.own_year is not null desc,
                typed.target_rule = 'measured' and figure.data_status in ('final', 'provisional') desc,
                figure.period_end
        ) as best_first
    from typed
    inner join figure
        on figure.indicator_code = typed.indicator_code
        and figure.deliverable_of is not distinct from typed.deliverable_of
        and typed.due_date is not null
        and (
            -- the first period that can show it
            (figure.period_type = typed.period_type
                and figure.period_end >= typed.due_date
                and (not typed.is_yearly or figure.period_end = typed.due_date)
                -- a change shows from the first period on that shares nothing with the first of all
                and (typed.target_rule not in ('increase', 'reduction') or figure.period_start > figure.first_end))
            -- a survey that was to be held by a day, whenever it was held
            or (typed.target_rule = 'measured' and figure.period_type = typed.judged_by)
            or (figure.period_type = 'calendar_year'
                and year(figure.period_end) = typed.own_year
                and figure.benchmark_period_end = figure.period_end)
        )
    where typed.as_at >= typed.due_date
),

at_due as (select * from at_due_candidate where best_first = 1),

-- Once a survey has decided, the latest beside it is the latest of the same people.
latest_candidate as (
    select
        typed.promise_key,
        typed.target_rule,
        typed.due_date,
        figure.*,
        row_number() over (partition by typed.promise_key order by figure.period_end desc) as best_first
    from typed
    inner join figure
        on figure.indicator_code = typed.indicator_code
        and figure.deliverable_of is not distinct from typed.deliverable_of
        and figure.period_type = typed.judged_by
    left join at_due on at_due.promise_key = typed.promise_key
    where at_due.period_type is distinct from 'survey_wave' or at_due.of_whom is not distinct from figure.of_whom
),

latest as (select * from latest_candidate where best_first = 1),

reading as (
    select 'latest' as reading, * from latest
    union all by name
    select 'at due' as reading, * from at_due
),

-- The last period before the plan began in November 2024 of the same season, else the last before it, else the first
-- there is. Of one season are the same months, and terms and surveys whose last days lie six weeks apart at most.
baseline_candidate as (
    select
        reading.promise_key,
        reading.reading,
        figure.*,
        row_number() over (
            partition by reading.promise_key, reading.reading
            order by
                figure.period_end < date '2024-11-01' desc,
                figure.period_end < date '2024-11-01' and of_one_season(figure.period_end, reading.period_end, reading.period_type) desc,
                case when figure.period_end < date '2024-11-01' then figure.period_end end desc nulls last,
                figure.period_end
        ) as best_first
    from reading
    inner join figure
        on figure.indicator_code = reading.indicator_code
        and figure.deliverable_of is not distinct from reading.deliverable_of
        and figure.of_whom is not distinct from reading.of_whom
        and figure.period_type = reading.period_type
        and figure.period_end < reading.period_end
        -- two years that share months are no two samples
        and (
            reading.target_rule not in ('increase', 'reduction')
            or (figure.period_end < reading.period_start
                -- what was first measured after a promise was due says nothing of what had changed by then
                and figure.period_end <= coalesce(reading.due_date, figure.period_end))
        )
        and figure.series_from is not distinct from reading.series_from
    -- Nothing is compared across a day on which what is counted changed.
    where figure.data_status in ('final', 'provisional') and not figure.spans_change and not reading.spans_change
),

-- Whether each figure up to the newest reaches a target that is a number or a deed.
reached as (
    select
        latest.promise_key,
        figure.period_end,
        case typed.target_rule
            when 'done' then figure.value >= 1
            when 'at least' then figure.value >= typed.target_value
            when 'at most' then figure.value <= typed.target_value
        end as is_reached
    from latest
    inner join typed using (promise_key)
    inner join figure
        on figure.indicator_code = latest.indicator_code
        and figure.deliverable_of is not distinct from latest.deliverable_of
        and figure.of_whom is not distinct from latest.of_whom
        and figure.period_type = latest.period_type
        and figure.period_end <= latest.period_end
        and figure.data_status in ('final', 'provisional')
),

last_short as (
    select promise_key, max(period_end) filter (where not is_reached) as period_end from reached group by promise_key
),

-- The first of the newest figures that all reach it.
reached_from as (
    select reached.promise_key, min(reached.period_end) as period_end
    from reached
    inner join last_short using (promise_key)
    where reached.is_reached and reached.period_end > coalesce(last_short.period_end, date '1900-01-01')
    group by reached.promise_key
),

previous as (
    select latest.promise_key, figure.*
    from latest
    inner join figure
        on figure.indicator_code = latest.indicator_code
        and figure.deliverable_of is not distinct from latest.deliverable_of
        and figure.of_whom is not distinct from latest.of_whom
        and figure.period_type = latest.period_type
        and figure.series_from is not distinct from latest.series_from
        and not figure.spans_change
        and not latest.spans_change
        and figure.period_end = case
            when brings_its_periods(latest.period_type)
                then (
                    select max(earlier.period_end)
                    from figure as earlier
                    where earlier.indicator_code = latest.indicator_code
                        and earlier.period_type = latest.period_type
                        and earlier.of_whom is not distinct from latest.of_whom
                        and earlier.period_end < latest.period_end
                )
            else last_day((latest.period_end - interval 1 year)::date)
        end
)

select
    typed.promise_key,
    typed.as_at,
    typed.due_date,
    typed.measured_from,
    typed.date_conflict_reason,
    case when not coalesce(typed.is_delivered, false) or typed.is_stale then typed.coverage_reason end as data_reason,
    coalesce(typed.is_delivered, false) as is_delivered,
    typed.data_to,
    typed.indicator_code,
    typed.unit,
    typed.kind,
    typed.direction,
    typed.target_rule,
    typed.target_value::double as target_value,
    failed.errors as failed_errors,
    failed.warnings as failed_warnings,
    at_due.period_type as at_due_period_type,
    at_due.period_start as at_due_period_start,
    at_due.period_end as at_due_period_end,
    at_due.numerator as at_due_numerator,
    at_due.denominator as at_due_denominator,
    at_due.value as at_due_value,
    at_due.lower as at_due_lower,
    at_due.upper as at_due_upper,
    at_due.data_status as at_due_data_status,
    at_due.benchmark_area_name as at_due_benchmark_area_name,
    at_due.benchmark_value as at_due_benchmark_value,
    at_due.benchmark_period_end as at_due_benchmark_period_end,
    at_due.benchmark_release as at_due_benchmark_release,
    latest.period_type as latest_period_type,
    latest.period_start as latest_period_start,
    latest.period_end as latest_period_end,
    latest.numerator as latest_numerator,
    latest.denominator as latest_denominator,
    latest.value as latest_value,
    latest.lower as latest_lower,
    latest.upper as latest_upper,
    latest.data_status as latest_data_status,
    latest.first_end as latest_first_end,
    reached_from.period_end as reached_from,
    latest.series_from as latest_series_from,
    coalesce(latest.spans_change, false) as latest_spans_change,
    latest.benchmark_area_name as latest_benchmark_area_name,
    latest.benchmark_value as latest_benchmark_value,
    latest.benchmark_period_end as latest_benchmark_period_end,
    latest.benchmark_release as latest_benchmark_release,
    baseline.period_type as baseline_period_type,
    baseline.period_start as baseline_period_start,
    baseline.period_end as baseline_period_end,
    baseline.numerator as baseline_numerator,
    baseline.denominator as baseline_denominator,
    baseline.value as baseline_value,
    baseline.lower as baseline_lower,
    baseline.upper as baseline_upper,
    baseline.data_status as baseline_data_status,
    at_due_baseline.period_type as at_due_baseline_period_type,
    at_due_baseline.period_start as at_due_baseline_period_start,
    at_due_baseline.period_end as at_due_baseline_period_end,
    at_due_baseline.numerator as at_due_baseline_numerator,
    at_due_baseline.denominator as at_due_baseline_denominator,
    at_due_baseline.value as at_due_baseline_value,
    at_due_baseline.lower as at_due_baseline_lower,
    at_due_baseline.upper as at_due_baseline_upper,
    at_due_baseline.data_status as at_due_baseline_data_status,
    previous.period_type as previous_period_type,
    previous.period_start as previous_period_start,
    previous.period_end as previous_period_end,
    previous.numerator as previous_numerator,
    previous.denominator as previous_denominator,
    previous.value as previous_value,
    previous.lower as previous_lower,
    previous.upper as previous_upper,
    previous.data_status as previous_data_status
from typed
left join at_due on at_due.promise_key = typed.promise_key
left join latest on latest.promise_key = typed.promise_key
left join baseline_candidate as baseline
    on baseline.promise_key = typed.promise_key and baseline.reading = 'latest' and baseline.best_first = 1
left join baseline_candidate as at_due_baseline
    on at_due_baseline.promise_key = typed.promise_key
    and at_due_baseline.reading = 'at due'
    and at_due_baseline.best_first = 1
left join previous on previous.promise_key = typed.promise_key
left join reached_from on reached_from.promise_key = typed.promise_key
left join failed on failed.indicator_code = typed.indicator_code
