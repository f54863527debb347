/*
question: 'Which indicators have changed by more than chance in the last twelve months charted?'
about: process_control
answer:
  - {column: indicator, type: VARCHAR, means: Title of the indicator.}
  - {column: newest_month, type: DATE, means: Last day of the newest month charted.}
  - {column: newest_value, type: DOUBLE, means: Its value.}
  - {column: mean, type: DOUBLE, means: Mean of the base that the newest month stands on.}
  - {column: lower_limit, type: DOUBLE, means: Lower limit of chance.}
  - {column: upper_limit, type: DOUBLE, means: Upper limit of chance.}
  - {column: months_with_signal, type: BIGINT, means: Months of the newest twelve with a signal.}
  - {column: newest_signal_month, type: DATE, means: Last day of the newest of those; null for none.}
  - {column: newest_signal, type: VARCHAR, means: What it showed.}
  - {column: which_way, type: VARCHAR, means: Whether it was higher or lower than chance.}
  - {column: direction, type: VARCHAR, means: Which way is better.}
  - {column: variation, type: VARCHAR, means: What the chart as a whole says now.}
care: >-
  Only indicators with at least 13 months that are neither seasonal nor stocks can be charted;
  marts.indicator_process says why the others are missing. A signal calls for a question and does not give the
  reason.
*/
with

charted as (
    select
        *,
        row_number() over (
            partition by indicator_code, area_code
            order by period_end desc
        ) as newest_first
    from marts.process_control
    where breakdown = 'all'
        and centre is not null
),

newest_signal as (
    select indicator_code, area_code, period_end, signal, signal_direction
    from charted
    where signal is not null
        and newest_first <= 12
    qualify row_number() over (
        partition by indicator_code, area_code
        order by period_end desc
    ) = 1
),

signals as (
    select indicator_code, area_code, count(signal) as months_with_signal
    from charted
    where newest_first <= 12
    group by indicator_code, area_code
)

select
    process.indicator_title as indicator,
    charted.period_end as newest_month,
    round(charted.value, 1) as newest_value,
    round(charted.centre, 1) as mean,
    round(charted.lower_limit, 1) as lower_limit,
    round(charted.upper_limit, 1) as upper_limit,
    signals.months_with_signal,
    newest_signal.period_end as newest_signal_month,
    newest_signal.signal as newest_signal,
    newest_signal.signal_direction as which_way,
    process.direction,
    process.variation
from charted
inner join signals using (indicator_code, area_code)
inner join marts.indicator_process as process using (indicator_code)
left join newest_signal using (indicator_code, area_code)
where charted.newest_first = 1
order by signals.months_with_signal desc, charted.indicator_code, charted.area_code;
