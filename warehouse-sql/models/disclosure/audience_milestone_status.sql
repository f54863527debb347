-- grain: one promise, as one audience is told of it
with

told as (select * from audience_promise),

plan as (select * from dim_milestone),

inside as (select * from milestone_status),

judged as (select * from evidence_promise),

indicator as (select * from dim_indicator),

figure as (select * from audience_figure),

audience as (select unnest(['partnership', 'public']) as audience),

-- Who was asked in the survey that decides: the newest figure given is of the same people.
same_people as (
    select told.promise_key, figure.audience, figure.of_whom
    from told
    inner join judged using (promise_key)
    inner join figure
        on figure.indicator_code = told.indicator_code
        and figure.breakdown = told.breakdown
        and figure.breakdown_value = told.breakdown_value
        and figure.period_type = judged.latest_period_type
        and figure.period_end = coalesce(judged.at_due_period_end, judged.latest_period_end)
    where figure.period_type = 'survey_wave'
),

-- The newest figure of the kind of period that judges; of years, where an audience is not given that kind.
candidate as (
    select
        audience.audience,
        told.promise_key,
        figure.* exclude (audience, indicator_code, breakdown, breakdown_value),
        row_number() over (
            partition by audience.audience, told.promise_key
            order by
                figure.period_type = indicator.judged_by desc,
                figure.period_end desc,
                figure.period_type
        ) as best_first
    from told
    cross join audience
    inner join indicator on indicator.indicator_code = told.indicator_code
    inner join figure
        on figure.audience = audience.audience
        and figure.indicator_code = told.indicator_code
        and figure.breakdown = told.breakdown
        and figure.breakdown_value = told.breakdown_value
        and (
            figure.period_type = indicator.judged_by
            or figure.period_type in ('calendar_year', 'academic_year', 'financial_year')
        )
    left join same_people
        on same_people.audience = audience.audience
        and same_people.promise_key = told.promise_key
    where figure.data_status <> 'not collected'
        and (same_people.promise_key is null or same_people.of_whom is not distinct from figure.of_whom)
),

newest as (select * from candidate where best_first = 1),

-- A figure that a reading inside is of, where this audience is given it with its value.
reading as (
    select promise_key, 'at due' as reading, at_due_period_type as period_type, at_due_period_end as period_end
    from judged
    union all
    select promise_key, 'baseline' as reading, baseline_period_type as period_type, baseline_period_end as period_end
    from judged
    union all
    select
        promise_key,
        'needed' as reading,
        case when at_due_period_end is null then baseline_period_type else at_due_baseline_period_type end as period_type,
        case when at_due_period_end is null then baseline_period_end else at_due_baseline_period_end end as period_end
    from judged
),

given as (
    select reading.reading, reading.promise_key, figure.*
    from reading
    inner join told using (promise_key)
    inner join figure
        on figure.indicator_code = told.indicator_code
        and figure.breakdown = told.breakdown
        and figure.breakdown_value = told.breakdown_value
        and figure.period_type = reading.period_type
        and figure.period_end = reading.period_end
    where figure.value is not null
),

-- A year before the newest; of terms and surveys the one before.
previous as (
    select newest.audience, newest.promise_key, figure.value, figure.period_label
    from newest
    inner join told using (promise_key)
    inner join figure
        on figure.audience = newest.audience
        and figure.indicator_code = told.indicator_code
        and figure.breakdown = told.breakdown
        and figure.breakdown_value = told.breakdown_value
        and figure.period_type = newest.period_type
        and figure.of_whom is not distinct from newest.of_whom
        and figure.series_from is not distinct from newest.series_from
        and not figure.spans_change
        and not newest.spans_change
        and case
            when brings_its_periods(newest.period_type) then figure.period_end < newest.period_end
            else figure.period_end = last_day((newest.period_end - interval 1 year)::date)
        end
    where figure.data_status <> 'not collected'
    qualify row_number() over (partition by newest.audience, newest.promise_key order by figure.period_end desc) = 1
),

worded as (
    select
        audience.audience,
        told.promise_key,
        told.withheld_because,
        told.withheld_because is null as is_told,
        case when told.withheld_because is null then told.status else 'not measured' end as status,
        -- A change is needed from a baseline: with its figure where that is given.
        case
            when plan.target_rule in ('increase', 'reduction') then
                case plan.target_rule when 'reduction' then 'clearly below ' else 'clearly above ' end
                || coalesce(
                    written_figure(indicator.unit, needed.value, needed.numerator, needed.denominator)
                    || ' of ' || needed.period_label,
                    'the baseline'
                )
            else inside.needed_text
        end as needed_text,
        coalesce(at_due.value is not null, false) as has_at_due,
        upper(at_due.period_label[1]) || at_due.period_label[2:] || ': '
        || written_figure(indicator.unit, at_due.value, at_due.numerator, at_due.denominator) as at_due_text,
        newest.period_label || ': '
        || written_figure(indicator.unit, newest.value, newest.numerator, newest.denominator) as newest_text,
        coalesce(newest.period_end > judged.at_due_period_end, judged.at_due_period_end is null) as is_newer,
        coalesce(inside.value_at_due_label, inside.period_label) as decided_label,
        case
            when judged.at_due_period_end is not null then at_due.value is not null
            else
                newest.value is not null
                and newest.period_type = judged.latest_period_type
                and newest.period_end = judged.latest_period_end
        end as decided_is_given
    from told
    cross join audience
    inner join plan using (promise_key)
    inner join inside using (promise_key)
    inner join judged using (promise_key)
    inner join indicator on indicator.indicator_code = told.indicator_code
    left join newest on newest.audience = audience.audience and newest.promise_key = told.promise_key
    left join given as at_due
        on at_due.audience = audience.audience
        and at_due.promise_key = told.promise_key
        and at_due.reading = 'at due'
    left join given as needed
        on needed.audience = audience.audience
        and needed.promise_key = told.promise_key
        and needed.reading = 'needed'
)

select
    worded.audience,
    inside.promise_key,
    inside.promise_kind,
    inside.order_no,
    inside.title,
    inside.area_for_improvement,
    inside.action_key,
    inside.due_printed,
    inside.due_date,
    inside.indicator_code,
    inside.indicator_title,
    inside.unit,
    inside.direction,
    inside.target_value,
    inside.target_text,
    worded.needed_text,
    newest.period_type,
    newest.period_label,
    newest.period_start,
    newest.period_end,
    newest.numerator,
    newest.denominator,
    newest.value,
    newest.lower,
    newest.upper,
    case
        when not judged.is_delivered then 'not collected'
        when plan.target_rule = 'in line with England' and newest.data_status = 'final'
            and not (newest.period_type = 'calendar_year' and inside.benchmark_period = cast(year(newest.period_end) as varchar))
            then 'provisional'
        else newest.data_status
    end as data_status,
    at_due.value as value_at_due,
    at_due.period_label as value_at_due_label,
    baseline.value as baseline_value,
    baseline.period_label as baseline_label,
    previous.value as previous_value,
    case when previous.value is not null then previous.period_label end as previous_label,
    cast(null as double) as projected_value,
    cast(null as double) as projected_lower,
    cast(null as double) as projected_upper,
    inside.benchmark_area_name,
    inside.benchmark_value,
    inside.benchmark_period,
    inside.benchmark_release,
    worded.status,
    worded.is_told and inside.met_since as met_since,
    -- The day depends on every figure since: told of things, not of people.
    case when worded.is_told and not told.about_people then inside.met_since_date end as met_since_date,
    case
        when worded.withheld_because is not null then
            upper(worded.withheld_because[1]) || worded.withheld_because[2:] || '.'
        when worded.status = 'date conflict' then judged.date_conflict_reason || '.'
        when worded.status = 'not due' then 'Measured from ' || strftime(judged.measured_from, '%-d %B %Y') || '.'
        -- Fixed sentences of the status rules, without a figure.
        when worded.status = 'not measured' and inside.status_reason in (
            'There is no earlier period to compare with.',
            'No period has been measured yet.',
            'No figure of England has been published to compare with.',
            'A change without a number is tested of shares and counts only.',
            'The promise gives no number to reach.'
        ) then inside.status_reason
        when worded.status = 'not measured' then
            coalesce(rtrim(judged.data_reason, '.'), 'The evidence cannot judge it yet') || '.'
        when worded.has_at_due then
            worded.at_due_text || '; needed: ' || worded.needed_text || '.'
            || case when worded.is_newer then coalesce(' Latest given, ' || worded.newest_text || '.', '') else '' end
        else
            coalesce(upper(worded.newest_text[1]) || worded.newest_text[2:] || '; needed: ', 'Needed: ')
            || worded.needed_text || '.'
            || case
                when worded.decided_is_given or worded.decided_label is null then ''
                else ' Judged by the figure of ' || worded.decided_label || ', which is not given.'
            end
    end as status_reason,
    case when worded.is_told then inside.status_method end as status_method,
    inside.reported_rating,
    inside.reported_status,
    worded.is_told and inside.mismatch as mismatch,
    case when worded.is_told then inside.strength end as strength,
    cast(null as varchar) as strength_reason,
    cast(null as varchar) as variation,
    cast(null as varchar) as assurance
from worded
inner join told using (promise_key)
inner join plan using (promise_key)
inner join inside using (promise_key)
inner join judged using (promise_key)
left join newest on newest.audience = worded.audience and newest.promise_key = worded.promise_key
left join given as at_due
    on at_due.audience = worded.audience
    and at_due.promise_key = worded.promise_key
    and at_due.reading = 'at due'
left join given as baseline
    on baseline.audience = worded.audience
    and baseline.promise_key = worded.promise_key
    and baseline.reading = 'baseline'
    and baseline.period_end < newest.period_end
left join previous on previous.audience = worded.audience and previous.promise_key = worded.promise_key
