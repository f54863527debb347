/*
question: 'How many suspended or excluded children had a support plan or an EHC plan before it happened?'
about: needs_led_services
area_for_improvement: AFI3
indicators: [suspended_without_plan_pct, suspended_without_assessment_pct]
answer:
  - {column: academic_year, type: VARCHAR, means: Academic year as DfE counts it.}
  - {column: sen_provision, type: VARCHAR, means: SEN provision on the day.}
  - {column: children, type: BIGINT, means: 'Children suspended or excluded in the year, each once.'}
  - {column: with_support_plan, type: BIGINT, means: With a support plan dated on or before the first such day.}
  - {column: with_ehc_plan, type: BIGINT, means: Recorded with an EHC plan on that day.}
  - {column: without_either, type: BIGINT, means: With neither.}
  - {column: school_never_reported, type: BIGINT, means: Of those without either the ones whose school has not sent a
     single support plan.}
care: >-
  A plan that was not reported is unknown and not absent; the indicator leaves such schools out, this answer shows
  them apart. Small numbers must not leave the partnership.
*/
with

first_of_year as (
    select
        suspension.child_key,
        suspension.urn,
        suspension.sen_provision,
        suspension.start_date,
        calendar.academic_year
    from warehouse.fact_suspension as suspension
    inner join warehouse.dim_date as calendar
        on calendar.date_key = suspension.start_date
    where suspension.child_key is not null
    -- of two on one day the key decides
    qualify row_number() over (
        partition by suspension.child_key, calendar.academic_year
        order by suspension.start_date, suspension.suspension_key
    ) = 1
),

known as (
    select
        first_of_year.academic_year,
        first_of_year.sen_provision,
        first_of_year.sen_provision is not distinct from 'E' as has_ehc_plan,
        exists (
            select 1
            from warehouse.fact_support_plan as support_plan
            where support_plan.child_key = first_of_year.child_key
                and support_plan.plan_date <= first_of_year.start_date
        ) as has_support_plan,
        exists (
            select 1
            from warehouse.fact_support_plan as support_plan
            where support_plan.urn = first_of_year.urn
        ) as school_reports
    from first_of_year
)

select
    academic_year,
    case sen_provision
        when 'E' then 'EHC plan'
        when 'K' then 'SEN support'
        when 'N' then 'No SEN'
        else 'Not known'
    end as sen_provision,
    count(*) as children,
    count(*) filter (where has_support_plan) as with_support_plan,
    count(*) filter (where has_ehc_plan) as with_ehc_plan,
    count(*) filter (where not has_support_plan and not has_ehc_plan) as without_either,
    count(*) filter (where not has_support_plan and not has_ehc_plan and not school_reports) as school_never_reported
from known
group by academic_year, known.sen_provision
order by academic_year, known.sen_provision nulls last;
