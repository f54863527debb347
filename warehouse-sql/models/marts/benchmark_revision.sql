-- grain: one published figure that a later release changed
with

benchmark as (select * from fact_benchmark),

published as (select * from evidence_published),

measure as (select * from ref_benchmark_measure),

area as (select * from dim_area),

role as (select distinct area_code, area_role from published),

uses as (
    select
        dataset,
        unnest([numerator_measure, denominator_measure, denominator_measure_too, value_measure]) as measure,
        indicator_code
    from measure
),

used as (
    select dataset, measure, string_agg(distinct indicator_code, '; ' order by indicator_code) as indicator_codes
    from uses
    where measure is not null
    group by all
),

-- The columns as printed, and the indicators made of them.
figure as (
    select
        dataset,
        'published column' as figure_kind,
        measure as figure,
        area_code,
        period_type,
        period_start,
        period_end,
        breakdown_topic,
        breakdown,
        release_as_of,
        release_label,
        value::double as value,
        value_status
    from benchmark
    union all
    select
        dataset,
        'indicator',
        indicator_code,
        area_code,
        period_type,
        period_start,
        period_end,
        'all',
        'all',
        release_as_of,
        release_label,
        value,
        value_status
    from published
),

printed as (
    select distinct dataset, figure_kind, period_type, period_start, period_end, release_as_of, release_label from figure
),

-- Each release of a period beside the one before it. A figure to date is of another period each time.
pair as (
    select
        *,
        lag(release_as_of) over (
            partition by dataset, figure_kind, period_type, period_start, period_end order by release_as_of
        ) as was_as_of,
        lag(release_label) over (
            partition by dataset, figure_kind, period_type, period_start, period_end order by release_as_of
        ) as was_release_label
    from printed
),

revised as (select * from pair where was_as_of is not null),

later as (
    select figure.*, revised.was_as_of
    from figure
    inner join revised using (dataset, figure_kind, period_type, period_start, period_end, release_as_of)
),

earlier as (
    select figure.* exclude (release_as_of, release_label), revised.release_as_of, revised.was_as_of
    from figure
    inner join revised
        on revised.dataset = figure.dataset
        and revised.figure_kind = figure.figure_kind
        and revised.period_type = figure.period_type
        and revised.period_start = figure.period_start
        and revised.period_end = figure.period_end
        and revised.was_as_of = figure.release_as_of
),

-- Joined by name, a key is that of whichever release has the figure.
both_releases as (
    select
        dataset,
        figure_kind,
        figure,
        area_code,
        period_type,
        period_start,
        period_end,
        breakdown_topic,
        breakdown,
        release_as_of,
        earlier.value as was_value,
        earlier.value_status as was_status,
        later.value as now_value,
        later.value_status as now_status
    from later
    full outer join earlier using (
        dataset, figure_kind, figure, area_code, period_type, period_start, period_end, breakdown_topic, breakdown, release_as_of
    )
)

select
    both_releases.dataset,
    both_releases.figure_kind,
    both_releases.figure,
    case
        when both_releases.figure_kind = 'indicator' then both_releases.figure
        else used.indicator_codes
    end as indicator_codes,
    both_releases.area_code,
    area.area_name,
    coalesce(role.area_role, 'other') as area_role,
    both_releases.period_type,
    both_releases.period_start,
    both_releases.period_end,
    both_releases.breakdown_topic,
    both_releases.breakdown,
    both_releases.was_value,
    both_releases.was_status,
    both_releases.now_value,
    both_releases.now_status,
    both_releases.now_value - both_releases.was_value as change,
    case
        when both_releases.was_value is null and both_releases.now_value is not null then 'added'
        when both_releases.was_value is not null and both_releases.now_value is null then 'withdrawn'
        when both_releases.was_value is null then 'reason changed'
        else 'revised'
    end as change_kind,
    revised.was_as_of as was_release_as_of,
    revised.was_release_label,
    revised.release_as_of,
    revised.release_label
from both_releases
inner join revised using (dataset, figure_kind, period_type, period_start, period_end, release_as_of)
left join area using (area_code)
left join role using (area_code)
left join used
    on used.dataset = both_releases.dataset
    and used.measure = both_releases.figure
where both_releases.was_value is distinct from both_releases.now_value
    or both_releases.was_status is distinct from both_releases.now_status
