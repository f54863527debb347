/*
question: 'Which family hubs have few of the agreed drop-ins for families of children with SEND?'
about: needs_led_services
area_for_improvement: AFI3
indicators: [family_hub_services_count]
answer:
  - {column: hub, type: VARCHAR, means: The family hub.}
  - {column: drop_ins, type: BIGINT, means: Agreed drop-ins that run in the newest term.}
  - {column: first_drop_ins, type: BIGINT, means: Those in the first term on record.}
  - {column: change, type: BIGINT, means: Newest less first.}
  - {column: newest_term_end, type: DATE, means: Last day of the newest term.}
  - {column: first_term_end, type: DATE, means: Last day of the first term.}
care: 'By partner return. A hub that sent no return is missing here, which is not the same as having no drop-in.'
*/
with

told as (
    select
        breakdown_value as hub,
        period_end,
        numerator as drop_ins
    from marts.evidence
    where indicator_code = 'family_hub_services_count'
        and breakdown = 'hub'
        and period_type = 'term'
),

terms as (
    select min(period_end) as first_end, max(period_end) as newest_end
    from told
)

select
    newest.hub,
    newest.drop_ins,
    earliest.drop_ins as first_drop_ins,
    newest.drop_ins - earliest.drop_ins as change,
    terms.newest_end as newest_term_end,
    terms.first_end as first_term_end
from terms
inner join told as newest
    on newest.period_end = terms.newest_end
left join told as earliest
    on earliest.period_end = terms.first_end
    and earliest.hub = newest.hub
order by newest.drop_ins, newest.hub;
