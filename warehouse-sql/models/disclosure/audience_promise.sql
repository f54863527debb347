-- grain: one promise, and whether the word of its status may be told outside
with

judged as (select * from evidence_promise),

promise as (select * from milestone_status),

indicator as (select * from dim_indicator),

deliverable as (select * from ref_deliverable),

given as (select * from audience_figure where audience = 'partnership'),

run as (select * from ref_run),

setting as (select value as least from ref_status_disclosure where setting = 'smallest count behind a status'),

-- Whether what an indicator counts is people. Of what is given nowhere, nobody has said that it is not.
counted as (
    select indicator_code, bool_or(about_people) as about_people
    from given
    where value is not null or data_status = 'suppressed'
    group by indicator_code
),

about as (
    select
        judged.*,
        promise.status,
        promise.status_method,
        indicator.percentile,
        case when judged.target_rule = 'done' then 'deliverable' else 'all' end as breakdown,
        case when judged.target_rule = 'done' then deliverable.title else 'all' end as breakdown_value,
        coalesce(counted.about_people, true) as about_people
    from judged
    inner join promise using (promise_key)
    inner join indicator on indicator.indicator_code = judged.indicator_code
    left join deliverable on deliverable.action_key = promise.action_key
    left join counted on counted.indicator_code = judged.indicator_code
),

-- Every figure that a status rests on: what decides it, what that is held against, and the newest beside it.
reading as (
    select
        promise_key, latest_period_type as period_type, latest_period_start as period_start,
        latest_period_end as period_end, latest_numerator as numerator, latest_denominator as denominator,
        latest_value as value
    from about
    where latest_period_end is not null
    union
    select
        promise_key, at_due_period_type, at_due_period_start, at_due_period_end, at_due_numerator,
        at_due_denominator, at_due_value
    from about
    where at_due_period_end is not null
    union
    select
        promise_key, baseline_period_type, baseline_period_start, baseline_period_end, baseline_numerator,
        baseline_denominator, baseline_value
    from about
    where baseline_period_end is not null
    union
    select
        promise_key, at_due_baseline_period_type, at_due_baseline_period_start, at_due_baseline_period_end,
        at_due_baseline_numerator, at_due_baseline_denominator, at_due_baseline_value
    from about
    where at_due_baseline_period_end is not null
    union
    -- and all periods that a trend runs through
    select
        about.promise_key, figure.period_type, figure.period_start, figure.period_end, figure.numerator,
        figure.denominator, figure.value
    from about
    inner join fact_indicator_value as figure on figure.indicator_code = about.indicator_code
    inner join run on run.area_code = figure.area_code
    where about.status_method like 'Trend%'
        and figure.breakdown = 'all'
        and figure.period_type in ('month', 'survey_wave')
    qualify row_number() over (partition by about.promise_key, figure.period_type order by figure.period_end desc) <= 12
),

weighed as (
    select
        reading.promise_key,
        given.data_status is not distinct from 'suppressed' as is_hidden,
        given.data_status is not null and given.data_status <> 'suppressed' and given.value is not null as is_given,
        -- How many stand on one side and on the other.
        case
            when reading.numerator is not null then reading.numerator
            else reading.denominator * least(coalesce(about.percentile, 50), 100 - coalesce(about.percentile, 50)) // 100
        end as one_side,
        case
            when reading.numerator is null then one_side
            when reading.denominator is null then reading.numerator
            when reading.denominator < reading.numerator then reading.denominator
            else reading.denominator - reading.numerator
        end as other_side,
        reading.value is null and reading.numerator is null and reading.denominator is null as is_nothing
    from reading
    inner join about using (promise_key)
    left join given
        on given.indicator_code = about.indicator_code
        and given.breakdown = about.breakdown
        and given.breakdown_value = about.breakdown_value
        and given.period_type = reading.period_type
        and given.period_end = reading.period_end
),

-- A nought says nothing more where the figure is given with it.
safe as (
    select
        weighed.promise_key,
        bool_and(
            weighed.is_nothing
            or coalesce(
                not weighed.is_hidden
                and (weighed.one_side >= setting.least or (weighed.one_side = 0 and weighed.is_given))
                and (weighed.other_side >= setting.least or (weighed.other_side = 0 and weighed.is_given)),
                false
            )
        ) as is_safe
    from weighed
    cross join setting
    group by weighed.promise_key
),

figures as (
    select indicator_code, breakdown, breakdown_value
    from given
    where value is not null
    group by all
)

select
    about.promise_key,
    about.indicator_code,
    about.breakdown,
    about.breakdown_value,
    about.about_people,
    about.status,
    case
        -- What rests on the plan's own words and dates, or on there being no figure, tells nothing of anyone.
        when about.status in ('not measured', 'not due', 'date conflict') then null
        when safe.promise_key is null then null
        when figures.indicator_code is null then 'not given to this audience'
        when about.about_people and not safe.is_safe then 'too few to say'
    end as withheld_because
from about
left join safe using (promise_key)
left join figures
    on figures.indicator_code = about.indicator_code
    and figures.breakdown = about.breakdown
    and figures.breakdown_value = about.breakdown_value
