-- grain: one period of one indicator, area and breakdown value
with

flow as (select * from evidence_flow),

stock as (select * from evidence_stock),

rate as (select * from evidence_rate),

quantile as (select * from evidence_quantile),

ratio as (select * from evidence_ratio),

interval_of as (select * from evidence_interval),

counted as (
    select * from flow
    union all by name
    select * from stock
    union all by name
    select * from rate
),

with_interval as (
    select
        counted.* exclude (interval_method),
        interval_of.lower,
        interval_of.upper
    from counted
    left join interval_of
        on interval_of.method = counted.interval_method
        and interval_of.numerator = counted.numerator
        and interval_of.denominator = coalesce(counted.denominator, 0)
)

select * from with_interval
union all by name
select * from quantile
union all by name
select * from ratio
