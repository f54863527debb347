/*
question: 'What do children attain at the end of primary and secondary school, by SEN provision?'
about: achievement
indicators: [ks2_expected_pct, attainment_8]
answer:
  - {column: academic_year, type: VARCHAR, means: Academic year.}
  - {column: measure, type: VARCHAR, means: What is measured.}
  - {column: sen_provision, type: VARCHAR, means: SEN provision on 31 August.}
  - {column: children, type: BIGINT, means: Children with a result.}
  - {column: result, type: DOUBLE, means: Share at the expected standard in percent or the mean Attainment 8 score.}
  - {column: gap_to_no_sen, type: DOUBLE, means: Result less that of children without SEN in points.}
care: >-
  Results are provisional until the autumn checking exercise. Groups with fewer than ten children say nothing of the
  year, and their numbers must not leave the partnership.
*/
with

result as (
    select
        academic_year,
        stage,
        sen_provision,
        count(*) as children,
        -- rwm_expected is 1 or 0, of which the share is given; values are decimals, whose sum is exact
        case
            when measure = 'rwm_expected' then 100 * sum(value) / count(*)
            else sum(value) / count(*)
        end as result
    from warehouse.fact_attainment
    where measure in ('rwm_expected', 'attainment_8')
    group by academic_year, stage, measure, sen_provision
)

select
    result.academic_year,
    case result.stage
        when 'ks2' then 'Key stage 2: expected standard, percent'
        else 'Key stage 4: Attainment 8, points'
    end as measure,
    case result.sen_provision
        when 'E' then 'EHC plan'
        when 'K' then 'SEN support'
        when 'N' then 'No SEN'
        else 'Not known'
    end as sen_provision,
    result.children,
    round(result.result, 1) as result,
    round(result.result - no_sen.result, 1) as gap_to_no_sen
from result
left join result as no_sen
    on no_sen.academic_year = result.academic_year
    and no_sen.stage = result.stage
    and no_sen.sen_provision = 'N'
order by result.stage, result.academic_year, result.sen_provision nulls last;
