-- grain: one governance group in one school term
with

sent as (select * from fact_pack_sent),

governance_group as (select * from dim_governance_group),

term as (
    select
        area.area_code,
        term.start_date,
        term.end_date,
        lead(term.start_date, 1, date '9999-12-31') over (partition by term.la_number order by term.start_date) as next_start_date
    from ref_term as term
    inner join dim_area as area using (la_number)
),

-- Every group on the list is due a pack in each whole term since the first was given out: a test holds that the rules of
-- their meetings give each of them a papers' day in every term. In a term that was running when the first was given out, the
-- papers' day of a group may have passed, so nobody is counted in it. The holidays after a term count with it.
due as (
    select
        term.*,
        governance_group.governance_group,
        governance_group.group_name
    from term
    inner join (
        select area_code, min(sent_date) as first_sent from sent group by area_code
    ) as began
        on began.area_code = term.area_code and term.start_date >= began.first_sent
    cross join governance_group
)

select
    'governance_groups_receiving_pct' as indicator_code,
    due.governance_group || ' ' || due.end_date as event_key,
    due.area_code,
    due.start_date as period_start,
    due.end_date as event_date,
    due.group_name as category,
    cast(count(sent.run_id) > 0 as bigint) as numerator,
    cast(1 as bigint) as denominator
from due
left join sent
    on sent.area_code = due.area_code
    and sent.governance_group = due.governance_group
    and sent.sent_date >= due.start_date
    and sent.sent_date < due.next_start_date
group by all
