-- grain: one figure or status that changed since the last published night
with

run as (select * from ref_run),

was as (select * from fact_released_figure),

now as (select * from evidence where breakdown = 'all'),

indicator as (select * from dim_indicator),

catalogue as (select * from ref_indicators),

promise as (select * from milestone_status),

action as (select * from action_status),

status_was as (select * from fact_released_status),

delivery as (select * from evidence_new_delivery),

release as (
    select indicator_code, area_code, period_type, period_end, benchmark_release
    from fact_indicator_value
    where breakdown = 'all'
),

last_published as (
    select distinct released_as_at, software_version, definitions_hash
    from status_was
),

-- Whether other code made this warehouse than the one before.
since as (
    select
        last_published.released_as_at,
        last_published.software_version is distinct from run.software_version
            or coalesce(last_published.definitions_hash, '') <> run.definitions_hash as is_newer_code
    from last_published
    cross join run
),

made_of as (
    select code as indicator_code, unnest(list_distinct(list_concat(feeds, coalesce(instead_feeds, [])))) as feed from catalogue
),

new_deliveries as (
    select
        made_of.indicator_code,
        string_agg(
            delivery.feed_name || ' of ' || day(delivery.as_of) || ' ' || monthname(delivery.as_of) || ' ' || year(delivery.as_of),
            ', ' order by delivery.feed_name, delivery.feed
        ) as deliveries
    from made_of
    inner join delivery using (feed)
    group by made_of.indicator_code
),

any_delivery as (select count(*) > 0 as is_any from delivery),

compared as (
    select
        was.indicator_code,
        was.area_code,
        was.period_type,
        was.period_start,
        was.period_end,
        was.value as was_value,
        cast(now.value as decimal(18, 4)) as now_value,
        was.numerator as was_numerator,
        cast(now.numerator as decimal(18, 4)) as now_numerator,
        was.denominator as was_denominator,
        cast(now.denominator as decimal(18, 4)) as now_denominator,
        was.data_status as was_data_status,
        now.data_status as now_data_status,
        was.benchmark_value as was_benchmark,
        cast(now.benchmark_value as decimal(18, 4)) as now_benchmark,
        was.status as was_status,
        now.status as now_status,
        was.benchmark_release as was_release,
        release.benchmark_release as now_release,
        was.released_as_at,
        was.released_run_id,
        now.indicator_code is null as is_gone
    from was
    left join now using (indicator_code, area_code, breakdown, breakdown_value, period_type, period_end)
    left join release using (indicator_code, area_code, period_type, period_end)
    where was.data_status <> 'not collected'
),

changed as (
    select
        *,
        (was_value, was_numerator, was_denominator) is distinct from (now_value, now_numerator, now_denominator)
            as is_revised,
        was_benchmark is distinct from now_benchmark as is_benchmark
    from compared
    -- A year to date moves with the day its data reach, and the oldest month ends drop out.
    where not is_gone or period_type not in ('calendar_year_to_date', 'snapshot')
),

figure as (
    select
        'figure' as subject_kind,
        changed.indicator_code as subject_key,
        indicator.title,
        changed.*,
        case
            when changed.is_revised and new_deliveries.deliveries is not null and since.is_newer_code then 'data and newer code'
            when changed.is_revised and new_deliveries.deliveries is not null and changed.was_data_status <> 'final' then 'new data'
            when changed.is_revised and new_deliveries.deliveries is not null then 'revised delivery'
            when changed.is_revised and since.is_newer_code then 'newer code'
            when changed.is_revised and any_delivery.is_any then 'another delivery'
            when changed.is_benchmark and changed.now_release is distinct from changed.was_release then 'benchmark release'
            when changed.is_benchmark and since.is_newer_code then 'newer code'
            when changed.is_benchmark then 'benchmark release'
            when since.is_newer_code and changed.was_status is distinct from changed.now_status then 'newer code'
            else 'time'
        end as why,
        new_deliveries.deliveries
    from changed
    cross join any_delivery
    inner join since using (released_as_at)
    left join indicator using (indicator_code)
    left join new_deliveries using (indicator_code)
    where changed.is_revised
        or changed.is_benchmark
        or changed.was_status is distinct from changed.now_status
        -- A figure that has settled has not changed.
        or (
            changed.was_data_status <> changed.now_data_status
            and not (changed.was_data_status = 'provisional' and changed.now_data_status = 'final')
        )
),

status_now as (
    select
        'promise' as subject_kind,
        promise_key as subject_key,
        action_key,
        title,
        indicator_code,
        period_type as figure_type,
        period_end as figure_end,
        cast(value as decimal(18, 4)) as value,
        cast(target_value as decimal(18, 4)) as target_value,
        benchmark_release,
        status,
        met_since,
        due_date
    from promise
    union all by name
    select
        'action' as subject_kind,
        action_key as subject_key,
        title,
        status,
        false as met_since,
        due_date
    from action
),

status_changed as (
    select
        status_now.*,
        status_was.area_code,
        status_was.status as was_status,
        status_was.met_since as was_met_since,
        status_was.period_type as was_type,
        status_was.period_end as was_end,
        status_was.value as was_value,
        status_was.target_value as was_target,
        status_was.benchmark_release as was_release,
        status_was.released_as_at,
        status_was.released_run_id
    from status_was
    inner join status_now using (subject_kind, subject_key)
    where status_was.status <> status_now.status or status_was.met_since is distinct from status_now.met_since
),

judged as (
    select
        changed.*,
        case
            when changed.subject_kind = 'action' and changed.subject_key in (
                select action_key from status_changed where subject_kind = 'promise' and action_key is not null
            ) then 'a promise of it'
            when changed.due_date >= changed.released_as_at and changed.due_date < run.as_at then 'due date'
            when changed.value is not distinct from changed.was_value
                and changed.figure_end is not distinct from changed.was_end
                and changed.target_value is distinct from changed.was_target
                and changed.benchmark_release is distinct from changed.was_release then 'benchmark release'
            when changed.figure_end is distinct from changed.was_end and not since.is_newer_code then 'new period'
            when changed.value is distinct from changed.was_value and new_deliveries.deliveries is not null then
                case when since.is_newer_code then 'data and newer code' else 'revised delivery' end
            when since.is_newer_code then 'newer code'
            when new_deliveries.deliveries is not null then 'new data'
            else 'time'
        end as why,
        new_deliveries.deliveries
    from status_changed as changed
    cross join run
    inner join since using (released_as_at)
    left join new_deliveries using (indicator_code)
),

all_changes as (
    select * from figure
    union all by name
    select
        subject_kind,
        subject_key,
        title,
        area_code,
        indicator_code,
        'status' as period_type,
        released_as_at as period_end,
        was_value,
        value as now_value,
        was_status || case when was_met_since then ', met since' else '' end as was_status,
        status || case when met_since then ', met since' else '' end as now_status,
        why,
        deliveries,
        benchmark_release as now_release,
        false as is_gone,
        released_as_at,
        released_run_id
    from judged
)

select
    subject_kind,
    subject_key,
    title,
    area_code,
    indicator_code,
    period_type,
    period_start,
    period_end,
    was_value,
    now_value,
    was_numerator,
    now_numerator,
    was_denominator,
    now_denominator,
    was_data_status,
    now_data_status,
    was_benchmark,
    now_benchmark,
    was_status,
    now_status,
    why,
    case why
        when 'new data' then 'New data: ' || coalesce(deliveries, '') || ' came after it was published, unsettled, on '
        when 'revised delivery' then 'Revised by what came since: ' || coalesce(deliveries, '') || '; published on '
        when 'newer code' then 'Restated by newer code or reference lists; no delivery changed it. Published on '
        when 'data and newer code' then
            'Both data (' || coalesce(deliveries, '') || ') and code or reference lists are newer; which of them did it cannot be'
            || ' told. Published on '
        when 'benchmark release' then
            'Compared with another release' || coalesce(': ' || now_release, '') || '. Published on '
        when 'another delivery' then 'A delivery of another feed changed what is known of the same children. Published on '
        when 'new period' then 'A newer period is there to judge by than when it was published on '
        when 'a promise of it' then 'A promise of this action changed. Published on '
        when 'due date' then 'Its due date has come since it was published on '
        else 'Time has passed since it was published on '
    end
    || day(released_as_at) || ' ' || monthname(released_as_at) || ' ' || year(released_as_at)
    || case when is_gone then '; the figure is no longer given.' else '.' end as reason,
    released_as_at,
    released_run_id
from all_changes
