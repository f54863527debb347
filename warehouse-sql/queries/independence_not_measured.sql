/*
question: 'Which signs of independence can nobody measure yet, who answers for them, and what would have to come?'
about: independence
indicators: [individual_support_requests, living_independently_count]
answer:
  - {column: indicator, type: VARCHAR, means: Code of the indicator.}
  - {column: title, type: VARCHAR, means: Its title.}
  - {column: question, type: VARCHAR, means: The question it would answer.}
  - {column: data_status, type: VARCHAR, means: What kind of number there is.}
  - {column: newest_figure, type: DOUBLE, means: Newest figure; null where there is none.}
  - {column: figures, type: BIGINT, means: Figures on record.}
  - {column: owner_role, type: VARCHAR, means: Role that answers for it.}
  - {column: feeds, type: VARCHAR, means: Feeds that would bring it.}
  - {column: returns_received, type: BIGINT, means: Returns of it received so far.}
care: Not collected is no nought and never good news. Once a return comes the figure appears here by itself.
*/
with

newest as (
    select
        *,
        count(value) over (partition by indicator_code, area_code) as figures,
        row_number() over (
            partition by indicator_code, area_code
            order by period_end desc, period_type
        ) as newest_first
    from marts.evidence
    where indicator_code in ('individual_support_requests', 'living_independently_count')
        and breakdown = 'all'
),

returned as (
    select indicator_code, count(*) as returns_received
    from warehouse.fact_return
    group by indicator_code
)

select
    indicator.indicator_code as indicator,
    indicator.title,
    indicator.question,
    newest.data_status,
    newest.value as newest_figure,
    newest.figures,
    indicator.owner_role,
    indicator.feeds,
    coalesce(returned.returns_received, 0) as returns_received
from newest
inner join marts.indicator as indicator using (indicator_code)
left join returned using (indicator_code)
where newest.newest_first = 1
order by indicator.indicator_code, newest.area_code;
