-- grain: one total, or one deliverable, as one audience is given it
with

given_partners as (select * from partnership_evidence where breakdown in ('all', 'deliverable')),

given_everyone as (select * from public_evidence where breakdown in ('all', 'deliverable')),

run as (select * from ref_run),

-- Of the figures inside only what is no number: who was asked, and since when the same is counted.
inside as (
    select fact_indicator_value.*
    from fact_indicator_value
    inner join run using (area_code)
),

asked as (
    select
        indicator_code,
        period_type,
        period_end,
        string_agg(breakdown || ' ' || breakdown_value, '; ' order by breakdown, breakdown_value) as of_whom
    from inside
    where period_type = 'survey_wave' and breakdown in ('respondent_type', 'topic') and denominator > 0
    group by all
),

given as (
    select 'partnership' as audience, * from given_partners
    union all by name
    select 'public' as audience, * from given_everyone
)

select
    given.audience,
    given.indicator_code,
    given.breakdown,
    given.breakdown_value,
    given.period_type,
    given.period_start,
    given.period_end,
    period_label(given.period_type, given.period_start, given.period_end) as period_label,
    given.numerator,
    given.denominator,
    given.value,
    given.lower,
    given.upper,
    given.data_status,
    given.about_people,
    asked.of_whom,
    inside.series_from,
    coalesce(inside.spans_change, true) as spans_change
from given
inner join run using (area_code)
left join inside
    on inside.indicator_code = given.indicator_code
    and inside.breakdown = given.breakdown
    and inside.breakdown_value = given.breakdown_value
    and inside.period_type = given.period_type
    and inside.period_end = given.period_end
left join asked
    on asked.indicator_code = given.indicator_code
    and asked.period_type = given.period_type
    and asked.period_end = given.period_end
