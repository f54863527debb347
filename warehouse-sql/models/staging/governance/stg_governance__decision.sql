-- grain: one decision
with

extract as (select * from landing.decision),

numbered as (
    select
        *,
        row_number() over (
            partition by area_code, decision_id
            order by as_of desc, delivery_id desc, source_row desc
        ) as copy_no
    from extract
)

select
    -- keys
    md5(concat_ws('|', 'decision', area_code, decision_id)) as decision_key,
    area_code as la_number,
    -- as delivered
    decision_id,
    governance_group as recorded_group,
    meeting_date,
    action_key as recorded_action_key,
    indicator_code as recorded_indicator_code,
    decision,
    owner_role,
    due_date,
    closed_date,
    outcome,
    -- where it came from
    delivery_id,
    source_row,
    as_of
from numbered
where copy_no = 1
