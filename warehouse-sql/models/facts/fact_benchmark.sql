-- grain: one published figure of one release, for the areas this area is compared with
with

timeliness as (select * from stg_dfe__timeliness),

requests as (select * from stg_dfe__requests),

assessments as (select * from stg_dfe__assessments),

annual_reviews as (select * from stg_dfe__annual_reviews),

ceased_plans as (select * from stg_dfe__ceased_plans),

caseload as (select * from stg_dfe__caseload),

sen_needs as (select * from stg_dfe__sen_needs),

attendance as (select * from stg_dfe__attendance),

sen_attendance as (select * from stg_dfe__sen_attendance_exclusions),

tribunal as (select * from stg_dfe__tribunal_appeals),

population as (select * from stg_ons__population),

run as (select * from ref_run),

easter as (select distinct calendar_year, easter_sunday from dim_date),

published as (
    select * from timeliness
    union all
    select * from requests
    union all
    select * from assessments
    union all
    select * from annual_reviews
    union all
    select * from ceased_plans
    union all
    select * from caseload
    union all
    select * from sen_needs
    union all
    select * from attendance
    union all
    select * from sen_attendance
    union all
    select * from tribunal
    union all
    select * from population
),

-- A release counts from the day it is published: a file that came ahead of its day is not known yet.
-- Of two deliveries of one day's release the current one counts, else the one that came last.
delivery as (
    select distinct
        published.dataset,
        published.delivery_id,
        published.release_as_of,
        published.business_date,
        published.is_current_delivery
    from published
    cross join run
    where published.release_as_of <= run.as_at
),

release as (
    select
        *,
        row_number() over (
            partition by dataset, release_as_of
            order by is_current_delivery desc, business_date desc, delivery_id desc
        ) as of_day
    from delivery
),

kept_release as (
    select
        *,
        row_number() over (partition by dataset, year(release_as_of) order by release_as_of) as release_of_year
    from release
    where of_day = 1
),

figure as (
    select
        published.dataset,
        kept_release.release_as_of,
        kept_release.release_of_year,
        published.area_code,
        published.time_period,
        published.time_identifier,
        published.breakdown_topic,
        published.breakdown,
        published.measure,
        published.value,
        published.value_status
    from published
    inner join kept_release
        on kept_release.dataset = published.dataset
        and kept_release.delivery_id = published.delivery_id
    where published.value is not null or published.value_status is not null
),

-- What each kind of period covers. DfE's terms part at the end of December and at Easter; a school year is September
-- to August; a census is taken in the January of the academic year.
period as (
    select
        known.time_period,
        known.time_identifier,
        known.release_as_of,
        case known.time_identifier
            when 'Calendar year' then 'calendar_year'
            when 'Academic year to date' then 'academic_year_to_date'
            when 'School year' then 'academic_year'
            when 'Autumn term' then 'term'
            when 'Spring term' then 'term'
            when 'Summer term' then 'term'
            else 'snapshot'
        end as period_type,
        case known.time_identifier
            when 'Calendar year' then make_date(known.year_printed, 1, 1)
            when 'Academic year to date' then make_date(known.year_printed, 9, 1)
            when 'School year' then make_date(known.year_printed, 9, 1)
            when 'Autumn term' then make_date(known.year_printed, 8, 1)
            when 'Spring term' then make_date(known.year_printed + 1, 1, 1)
            when 'Summer term' then easter.easter_sunday + 1
            when 'Mid-year' then make_date(known.year_printed, 6, 30)
            else make_date(known.year_printed + 1, 1, 1)
        end as period_start,
        case known.time_identifier
            when 'Calendar year' then make_date(known.year_printed, 12, 31)
            when 'Academic year to date' then least(make_date(known.year_printed + 1, 8, 31), known.release_as_of)
            when 'School year' then make_date(known.year_printed + 1, 8, 31)
            when 'Autumn term' then make_date(known.year_printed, 12, 31)
            when 'Spring term' then easter.easter_sunday
            when 'Summer term' then make_date(known.year_printed + 1, 7, 31)
            when 'Mid-year' then make_date(known.year_printed, 6, 30)
            else make_date(known.year_printed + 1, 1, 31)
        end as period_end
    from (
        select distinct time_period, time_identifier, release_as_of, cast(left(time_period, 4) as integer) as year_printed
        from figure
    ) as known
    left join easter on easter.calendar_year = known.year_printed + 1
),

-- A later release need not repeat every year: the latest that prints a year speaks for it.
latest as (
    select dataset, time_period, max(release_as_of) as latest_as_of
    from figure
    group by dataset, time_period
)

select
    md5(concat_ws(
        '|', figure.dataset, figure.release_as_of, figure.area_code, figure.time_period,
        figure.breakdown_topic, figure.breakdown, figure.measure,
        -- Several terms of one year are told apart by their name.
        case when period.period_type = 'term' then figure.time_identifier end
    )) as benchmark_key,
    figure.dataset,
    'Reporting year ' || year(figure.release_as_of) || ', '
        -- Revised: an earlier release of the year has landed too.
        || case when figure.release_of_year = 1 then 'release of ' else 'revised release of ' end
        || strftime(figure.release_as_of, '%-d %B %Y') as release_label,
    figure.release_as_of,
    case when year(figure.release_as_of) >= 2026 then '2026' else '2025' end as layout,
    figure.release_as_of = latest.latest_as_of as is_latest_release,
    figure.area_code,
    period.period_type,
    period.period_start,
    period.period_end,
    figure.time_period,
    figure.breakdown_topic,
    figure.breakdown,
    figure.measure,
    figure.value,
    figure.value_status
from figure
inner join latest using (dataset, time_period)
inner join period
    on period.time_period = figure.time_period
    and period.time_identifier = figure.time_identifier
    and period.release_as_of = figure.release_as_of
