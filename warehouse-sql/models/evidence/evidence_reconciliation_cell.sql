-- grain: one published number of this area, of a year that we count too
with

ours as (select * from ehcp_statistics),

published as (select * from fact_benchmark),

census as (select * from fact_plan_census),

run as (select * from ref_run),

our_own as (
    select ours.*
    from ours
    inner join run using (area_code)
),

our_year as (select distinct dataset, time_period from our_own),

-- A percentage follows from the counts beside it and is compared through them.
theirs as (
    select published.*
    from published
    inner join run using (area_code)
    inner join our_year using (dataset, time_period)
    where not starts_with(published.measure, 'pc_') and not ends_with(published.measure, '_pc')
),

first_release as (
    select
        dataset,
        time_period,
        breakdown_topic,
        breakdown,
        measure,
        release_as_of as first_release_as_of,
        value as first_value
    from theirs
    where value is not null
    qualify row_number() over (
        partition by dataset, time_period, breakdown_topic, breakdown, measure order by release_as_of
    ) = 1
),

census_day as (
    select
        (census.census_year - 1) || right(cast(census.census_year as varchar), 2) as time_period,
        max(census.census_date) as census_date
    from census
    inner join run using (area_code)
    group by all
)

select
    theirs.dataset,
    theirs.time_period,
    theirs.period_type,
    theirs.period_start,
    theirs.period_end,
    theirs.breakdown_topic,
    theirs.breakdown,
    theirs.measure,
    theirs.release_as_of,
    theirs.release_label,
    our_own.value as our_value,
    theirs.value as published_value,
    theirs.value_status as published_status,
    first_release.first_release_as_of,
    first_release.first_value,
    case when theirs.period_type = 'snapshot' then census_day.census_date end as our_census_date,
    our_own.value - theirs.value as difference
from theirs
left join our_own using (dataset, time_period, breakdown_topic, breakdown, measure)
left join first_release using (dataset, time_period, breakdown_topic, breakdown, measure)
left join census_day using (time_period)
where theirs.is_latest_release
