-- grain: one period of one quantile, area and breakdown value
with

sample as (select * from evidence_sample),

rank as (select * from evidence_quantile_rank)

select
    sample.indicator_code,
    sample.area_code,
    sample.breakdown,
    sample.breakdown_value,
    sample.period_type,
    sample.period_start,
    sample.period_end,
    sample.sample_size as denominator,
    (sample.days[rank.low_rank] + sample.days[rank.high_rank])::double / 14 as value,
    sample.days[rank.lower_rank]::double / 7 as lower,
    sample.days[rank.upper_rank]::double / 7 as upper
from sample
inner join rank using (percentile, sample_size)
