-- grain: one indicator in one area
with

indicator as (select * from ref_indicators),

run as (select as_at, la_number as run_la_number from ref_run),

area as (select * from dim_area where la_number is not null),

-- How far the content of each feed reaches in each area, and whether newer content is overdue. Of several providers the
-- one that is furthest behind decides; a provider that never delivered leaves a gap, not a delay.
delivered as (
    select
        source || '/' || feed as feed,
        la_number,
        min(last_as_of) as as_of,
        bool_or(freshness = 'late') as is_late
    from feed_due
    where last_as_of is not null and la_number is not null
    group by all
    union all
    -- What the platform knows of its own work reaches to the day of the run.
    select 'platform/operations', run_la_number, as_at, false
    from run
),

known_area as (
    select la_number from delivered
    union
    select run_la_number from run
),

indicator_area as (
    select indicator.*, area.area_code, area.la_number
    from indicator
    cross join known_area
    inner join area using (la_number)
),

first_choice as (
    select code, area_code, la_number, unnest(feeds) as feed from indicator_area
),

second_choice as (
    select code, area_code, la_number, unnest(instead_feeds) as feed from indicator_area
),

first_state as (
    select
        first_choice.code,
        first_choice.area_code,
        bool_and(delivered.feed is not null) as complete,
        min(delivered.as_of) as as_of,
        coalesce(bool_or(delivered.is_late), false) as is_late,
        string_agg(split_part(first_choice.feed, '/', 2), ', ' order by first_choice.feed) filter (where delivered.feed is null) as missing,
        string_agg(split_part(first_choice.feed, '/', 2), ', ' order by first_choice.feed) as feeds
    from first_choice
    left join delivered using (feed, la_number)
    group by all
),

second_state as (
    select
        second_choice.code,
        second_choice.area_code,
        bool_and(delivered.feed is not null) as complete,
        min(delivered.as_of) as as_of,
        coalesce(bool_or(delivered.is_late), false) as is_late,
        string_agg(split_part(second_choice.feed, '/', 2), ', ' order by second_choice.feed) as feeds
    from second_choice
    left join delivered using (feed, la_number)
    group by all
),

chosen as (
    select
        indicator_area.*,
        run.as_at,
        case
            when indicator_area.kind = 'later' then 'none'
            when first_state.complete then 'first'
            when second_state.complete then 'instead'
            else 'none'
        end as choice,
        first_state.as_of as first_as_of,
        first_state.is_late as first_is_late,
        second_state.is_late as second_is_late,
        first_state.missing,
        first_state.feeds as first_feeds,
        second_state.as_of as second_as_of,
        second_state.feeds as second_feeds
    from indicator_area
    cross join run
    left join first_state using (code, area_code)
    left join second_state using (code, area_code)
),

-- A return describes the calendar year before its reference date.
dated as (
    select
        *,
        case choice
            when 'first' then first_as_of
            when 'instead' then make_date(year(second_as_of) - 1, 12, 31)
        end as content_to,
        case choice when 'first' then first_is_late when 'instead' then second_is_late else false end as is_stale,
        case choice when 'first' then first_as_of when 'instead' then second_as_of end as newest_as_of,
        case choice when 'first' then first_feeds when 'instead' then second_feeds else first_feeds end as used_feeds
    from chosen
)

select
    code as indicator_code,
    area_code,
    choice,
    choice <> 'none' as is_delivered,
    is_stale,
    newest_as_of,
    least(content_to, as_at) as data_to,
    used_feeds as feeds,
    case
        -- Its data are here, its query is not: said, or the feed's provider would be blamed.
        when choice = 'none' and missing is null and first_feeds is not null then
            'The measure is not built yet, though ' || first_feeds
            || case when contains(first_feeds, ', ') then ' are' else ' is' end || ' delivered'
        when choice = 'none' then
            case when contains(coalesce(missing, first_feeds), ', ') then 'The feeds ' else 'The feed ' end
            || coalesce(missing, first_feeds)
            || case when contains(coalesce(missing, first_feeds), ', ') then ' are' else ' is' end
            || ' not delivered yet'
        when is_stale then
            'We cannot say: ' || used_feeds || ' last delivered ' || day(newest_as_of) || ' '
            || monthname(newest_as_of) || ' ' || year(newest_as_of)
    end as reason
from dated
