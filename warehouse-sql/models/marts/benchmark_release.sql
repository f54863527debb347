-- grain: one release of one published table
with

benchmark as (select * from fact_benchmark),

revision as (select * from benchmark_revision),

printed as (
    select
        dataset,
        release_as_of,
        release_label,
        layout,
        min(period_start) as first_period_start,
        max(period_end) as last_period_end,
        count(*) as figures,
        bool_or(is_latest_release) as is_in_use
    from benchmark
    group by all
),

period_of_release as (select distinct dataset, release_as_of, period_type, period_start, period_end from benchmark),

-- Of what it prints, what an earlier release had printed too.
known as (
    select
        later.dataset,
        later.release_as_of,
        later.period_type,
        later.period_start,
        later.period_end
    from period_of_release as later
    inner join period_of_release as earlier
        on earlier.dataset = later.dataset
        and earlier.period_type = later.period_type
        and earlier.period_start = later.period_start
        and earlier.period_end = later.period_end
        and earlier.release_as_of < later.release_as_of
    group by all
),

repeated as (
    select dataset, release_as_of, count(*) as figures_repeated
    from benchmark
    inner join known using (dataset, release_as_of, period_type, period_start, period_end)
    group by all
),

changed as (
    select
        dataset,
        release_as_of,
        count(*) filter (where figure_kind = 'published column') as figures_changed,
        count(distinct area_code) filter (where figure_kind = 'published column') as areas_changed,
        count(*) filter (where figure_kind = 'indicator') as comparators_changed,
        count(*) filter (where figure_kind = 'indicator' and area_role <> 'other') as comparators_changed_here,
        string_agg(distinct figure, '; ' order by figure) filter (where figure_kind = 'indicator') as indicators_changed,
        string_agg(distinct area_name, '; ' order by area_name) filter (where figure_kind = 'indicator') as comparator_areas_changed
    from revision
    group by all
)

select
    printed.dataset,
    printed.release_as_of,
    printed.release_label,
    printed.layout,
    printed.is_in_use,
    printed.first_period_start,
    printed.last_period_end,
    printed.figures,
    coalesce(repeated.figures_repeated, 0) as figures_repeated,
    coalesce(changed.figures_changed, 0) as figures_changed,
    coalesce(changed.areas_changed, 0) as areas_changed,
    coalesce(changed.comparators_changed, 0) as comparators_changed,
    coalesce(changed.comparators_changed_here, 0) as comparators_changed_here,
    changed.indicators_changed,
    changed.comparator_areas_changed,
    case
        when repeated.figures_repeated is null then 'Repeats nothing that was published before.'
        when changed.figures_changed is null then 'Repeats earlier figures and changes none of them.'
        else 'Changed figures of ' || changed.areas_changed || case when changed.areas_changed = 1 then ' area' else ' areas' end
            || case
                when changed.comparators_changed = 0 then '; no comparator.'
                when changed.comparators_changed_here = 0
                    then '; comparators of ' || changed.comparator_areas_changed || ', and of no area compared here.'
                else '; comparators of ' || changed.comparator_areas_changed || '.'
            end
    end as what_changed
from printed
left join repeated using (dataset, release_as_of)
left join changed using (dataset, release_as_of)
