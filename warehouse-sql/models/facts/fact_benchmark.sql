-- grain: one published figure of one release, for the areas this area is compared with
with

timeliness as (select * from stg_dfe__timeliness),

requests as (select * from stg_dfe__requests),

assessments as (select * from stg_dfe__assessments),

annual_reviews as (select * from stg_dfe__annual_reviews),

ceased_plans as (select * from stg_dfe__ceased_plans),

caseload as (select * from stg_dfe__caseload),

sen_needs as (select * from stg_dfe__sen_needs),

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
),

-- Of two deliveries of one day's release the current one counts, else the one that came last.
delivery as (
    select distinct dataset, delivery_id, release_as_of, business_date, is_current_delivery
    from published
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

-- A later release need not repeat every year: the latest that prints a year speaks for it.
latest as (
    select dataset, time_period, max(release_as_of) as latest_as_of
    from figure
    group by dataset, time_period
)

select
    md5(concat_ws(
        '|', figure.dataset, figure.release_as_of, figure.area_code, figure.time_period,
        figure.breakdown_topic, figure.breakdown, figure.measure
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
    case when figure.time_identifier = 'Calendar year' then 'calendar_year' else 'snapshot' end as period_type,
    case
        when figure.time_identifier = 'Calendar year' then make_date(cast(left(figure.time_period, 4) as integer), 1, 1)
        else make_date(cast(left(figure.time_period, 4) as integer) + 1, 1, 1)
    end as period_start,
    case
        when figure.time_identifier = 'Calendar year' then make_date(cast(left(figure.time_period, 4) as integer), 12, 31)
        else make_date(cast(left(figure.time_period, 4) as integer) + 1, 1, 31)
    end as period_end,
    figure.time_period,
    figure.breakdown_topic,
    figure.breakdown,
    figure.measure,
    figure.value,
    figure.value_status
from figure
inner join latest using (dataset, time_period)
