-- grain: one figure given to the partnership
with

figure as (select * from partnership_figure),

evidence as (select * from evidence)

-- What is hidden is null here and nowhere else: a reader's copy is made of this.
select
    evidence.indicator_code,
    evidence.area_code,
    evidence.area_name,
    evidence.breakdown,
    evidence.breakdown_value,
    evidence.period_type,
    evidence.period_start,
    evidence.period_end,
    case when figure.numerator_shown then evidence.numerator end as numerator,
    case when figure.denominator_shown then evidence.denominator end as denominator,
    case when figure.value_shown then evidence.value end as value,
    case when figure.interval_shown then evidence.lower end as lower,
    case when figure.interval_shown then evidence.upper end as upper,
    case
        when not (figure.numerator_shown and figure.denominator_shown and figure.value_shown) then 'suppressed'
        else evidence.data_status
    end as data_status,
    evidence.benchmark_value,
    evidence.target_value,
    case when figure.value_shown then evidence.status when evidence.status is not null then 'not measured' end as status,
    figure.about_people,
    evidence.as_at,
    evidence.run_id
from figure
inner join evidence
    on evidence.indicator_code = figure.indicator_code
    and evidence.area_code = figure.area_code
    and evidence.breakdown = figure.breakdown
    and evidence.breakdown_value = figure.breakdown_value
    and evidence.period_type = figure.period_type
    and evidence.period_start = figure.period_start
    and evidence.period_end = figure.period_end
