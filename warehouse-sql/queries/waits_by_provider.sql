/*
question: 'How many children wait with each provider, for what, and how long?'
about: health_waits
area_for_improvement: AFI2
indicators: [neuro_initial_wait_weeks_median, neuro_diagnostic_wait_weeks_median, therapy_wait_weeks_median]
answer:
  - {column: pathway, type: VARCHAR, means: The pathway or service.}
  - {column: waiting_for, type: VARCHAR, means: What is waited for.}
  - {column: provider, type: VARCHAR, means: The trust.}
  - {column: month_end, type: DATE, means: Newest month end that all providers of the pathway have delivered.}
  - {column: waiting, type: BIGINT, means: Referrals that wait.}
  - {column: weeks_median, type: DOUBLE, means: Weeks that half of them have waited at most.}
  - {column: over_18_weeks, type: BIGINT, means: Waiting more than 126 days.}
  - {column: over_52_weeks, type: BIGINT, means: Waiting more than 364 days.}
  - {column: over_104_weeks, type: BIGINT, means: Waiting more than 728 days.}
  - {column: supported_pct, type: DOUBLE, means: With support while waiting begun in percent; null for services that
     do not record it.}
care: >-
  Referrals are counted and not children; autism and ADHD are two referrals, and who waits for an initial assessment
  waits for the diagnostic one too, so that rows must not be added up. Small numbers must not leave the partnership.
*/
with

-- only month ends at which totals over providers are whole
complete_month as (
    select *
    from warehouse.fact_waiting_month
    where is_complete
),

newest as (
    select pathway, wait_kind, max(month_end) as month_end
    from complete_month
    group by pathway, wait_kind
)

select
    pathway.pathway_name as pathway,
    waiting.wait_kind as waiting_for,
    provider.provider_name as provider,
    waiting.month_end,
    count(*) as waiting,
    round(median(waiting.days_waiting) / 7, 1) as weeks_median,
    count(*) filter (where waiting.over_18_weeks) as over_18_weeks,
    count(*) filter (where waiting.over_52_weeks) as over_52_weeks,
    count(*) filter (where waiting.over_104_weeks) as over_104_weeks,
    -- only the neurodevelopmental pathway records support while waiting; elsewhere none is no evidence of none
    case
        when pathway.service_group = 'Neurodevelopmental'
            then round(100 * count(*) filter (where waiting.is_supported) / count(*), 1)
    end as supported_pct
from complete_month as waiting
inner join newest using (pathway, wait_kind, month_end)
inner join warehouse.dim_pathway as pathway using (pathway)
inner join warehouse.dim_provider as provider using (provider)
group by
    pathway.pathway_name,
    pathway.display_order,
    pathway.service_group,
    waiting.wait_kind,
    provider.provider_name,
    provider.display_order,
    waiting.month_end
order by pathway.display_order, waiting_for, provider.display_order, provider.provider_name;
