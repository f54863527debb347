-- grain: one figure given to the public
with

given as (select * from partnership_evidence),

indicator as (select * from dim_indicator),

rounded as (
    select
        given.* exclude (numerator, denominator),
        indicator.kind,
        case when given.about_people then (given.numerator + 2) // 5 * 5 else given.numerator end as numerator,
        case when given.about_people then (given.denominator + 2) // 5 * 5 else given.denominator end as denominator,
        given.numerator is not null and given.denominator is not null as is_share
    from given
    inner join indicator using (indicator_code)
    where given.period_type in ('calendar_year', 'academic_year', 'financial_year', 'term', 'survey_wave', 'snapshot')
)

select
    indicator_code,
    area_code,
    area_name,
    breakdown,
    breakdown_value,
    period_type,
    period_start,
    period_end,
    numerator,
    denominator,
    case
        when not about_people or value is null then value
        when is_share then case when denominator > 0 then 100.0::double * numerator / denominator end
        when numerator is not null then numerator::double
        else round(value, 1)
    end as value,
    -- A count's interval would give the count away.
    case
        when not about_people or value is null then lower
        when is_share then case when denominator > 0 then wilson_lower(numerator, denominator)::double end
        when numerator is null then round(lower, 1)
    end as lower,
    case
        when not about_people or value is null then upper
        when is_share then case when denominator > 0 then wilson_upper(numerator, denominator)::double end
        when numerator is null then round(upper, 1)
    end as upper,
    data_status,
    benchmark_value,
    target_value,
    status,
    about_people,
    as_at,
    run_id
from rounded
