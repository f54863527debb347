-- grain: one band of weeks waited of one waiting list at one month end
with

indicator as (
    select * from ref_indicators where kind = 'quantile' and percentile = 50 and list_contains(periods, 'snapshot')
),

-- The waits that the printed medians are made of, in order.
sample as (select * from evidence_sample where breakdown = 'all' and period_type = 'snapshot'),

band as (select * from ref_waiting_band),

ninetieth as (
    select
        *,
        -- A quantile is the value of its rank, or the mean of two where it lies between them (evidence_quantile_rank).
        (sample_size * 9 + 9) // 10 as low_rank,
        sample_size * 9 // 10 + 1 as high_rank
    from sample
)

select
    ninetieth.indicator_code,
    indicator.title as indicator_title,
    ninetieth.area_code,
    ninetieth.period_end as month_end,
    band.wait_band,
    band.display_order as band_order,
    cast(
        len(list_filter(
            ninetieth.days,
            lambda day: day >= band.from_days and day <= coalesce(band.to_days, day)
        )) as integer
    ) as waiting,
    cast(ninetieth.sample_size as integer) as waiting_in_all,
    (ninetieth.days[(ninetieth.sample_size + 1) // 2] + ninetieth.days[ninetieth.sample_size // 2 + 1])::double
    / 14 as weeks_median,
    (ninetieth.days[ninetieth.low_rank] + ninetieth.days[ninetieth.high_rank])::double / 14 as weeks_p90,
    -- A list is provisional as its median is.
    evidence.data_status
from ninetieth
inner join indicator on indicator.code = ninetieth.indicator_code
left join evidence
    on evidence.indicator_code = ninetieth.indicator_code
    and evidence.area_code = ninetieth.area_code
    and evidence.breakdown = 'all'
    and evidence.period_type = 'snapshot'
    and evidence.period_end = ninetieth.period_end
cross join band
