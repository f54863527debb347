-- grain: one figure given to the partnership
with

run as (select * from audit.run),

-- Counts of people that were protected one by one; what follows from its months adds nothing.
figure as (
    select *
    from disclosure.partnership_figure
    where about_people and reason is distinct from 'follows from its months'
)

select
    run.run_id,
    figure.area_code as figure_area_code,
    figure.indicator_code,
    figure.breakdown,
    figure.breakdown_value,
    figure.period_type,
    figure.period_start,
    figure.period_end,
    figure.numerator,
    figure.denominator,
    figure.numerator_shown,
    figure.denominator_shown
from figure
cross join run
order by all
