-- grain: one indicator in one area
with

figure as (select * from evidence where breakdown = 'all'),

indicator as (select * from dim_indicator),

rule as (
    select code as indicator_code, unnest(quality_rules) as rule_code
    from ref_indicators
),

failed as (
    select rule.indicator_code, count(*) as failed_rules
    from rule
    inner join data_quality_rule using (rule_code)
    where data_quality_rule.result in ('failed', 'error')
    group by rule.indicator_code
),

newest as (
    select figure.*
    from figure
    inner join indicator using (indicator_code)
    -- What is not collected has one row, of no period of its own.
    where figure.period_type = indicator.judged_by or figure.data_status = 'not collected'
    qualify row_number() over (
        partition by figure.indicator_code, figure.area_code
        order by figure.period_end desc, figure.period_start desc, figure.period_type
    ) = 1
)

select
    newest.indicator_code,
    newest.area_code,
    newest.area_name,
    indicator.title,
    indicator.unit,
    indicator.direction,
    replace(newest.period_type, '_', ' ') as period_kind,
    newest.period_start,
    newest.period_end,
    newest.numerator,
    newest.denominator,
    newest.value,
    newest.lower,
    newest.upper,
    newest.benchmark_value,
    newest.target_value,
    newest.data_status,
    coalesce(failed.failed_rules, 0) as failed_rules,
    indicator.owner_role,
    newest.as_at
from newest
inner join indicator using (indicator_code)
left join failed using (indicator_code)
