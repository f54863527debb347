/*
question: 'How often are children suspended, by their primary need?'
about: presence
indicators: [suspension_rate]
answer:
  - {column: primary_need, type: VARCHAR, means: Primary need in words; the total first.}
  - {column: from_day, type: DATE, means: First day of the academic year.}
  - {column: to_day, type: DATE, means: Last day counted.}
  - {column: suspensions, type: BIGINT, means: 'Suspensions in the year so far, those at lunchtime included.'}
  - {column: pupils, type: BIGINT, means: Pupils on roll on the January census day.}
  - {column: per_100_pupils, type: DOUBLE, means: Suspensions for each hundred pupils.}
  - {column: lower, type: DOUBLE, means: 'Lower bound of its 95 % interval.'}
  - {column: upper, type: DOUBLE, means: Upper bound.}
  - {column: data_status, type: VARCHAR, means: What kind of number it is.}
care: >-
  Each suspension counts, so that one child can make the rate of a small group. Need is that of the day of the
  suspension and of the census day. Small numbers must not leave the partnership.
*/
with

newest_year as (
    select max(period_end) as period_end
    from marts.evidence
    where indicator_code = 'suspension_rate'
        and period_type = 'academic_year'
        and breakdown = 'all'
)

select
    case
        when evidence.breakdown = 'all' then 'All children'
        -- mostly children without SEN, for whom no need is recorded
        when evidence.breakdown_value = 'not known' then 'No need recorded'
        else coalesce(need.need_label, evidence.breakdown_value)
    end as primary_need,
    evidence.period_start as from_day,
    evidence.period_end as to_day,
    evidence.numerator as suspensions,
    evidence.denominator as pupils,
    round(evidence.value, 1) as per_100_pupils,
    round(evidence.lower, 1) as lower,
    round(evidence.upper, 1) as upper,
    evidence.data_status
from marts.evidence as evidence
inner join newest_year using (period_end)
left join warehouse.dim_need as need
    on need.need_code = evidence.breakdown_value
where evidence.indicator_code = 'suspension_rate'
    and evidence.period_type = 'academic_year'
    and evidence.breakdown in ('all', 'primary_need')
order by evidence.breakdown, evidence.value desc nulls last, primary_need;
