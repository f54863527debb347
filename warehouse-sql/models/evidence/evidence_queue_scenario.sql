-- grain: one scenario of one queue in one area, with what recent months say of it
with

month as (select * from evidence_queue_month),

staff as (select * from evidence_queue_staff),

scenario as (select * from ref_capacity_scenario),

setting as (select * from ref_queue_simulation),

-- Latest whole months of each area, newest first.
numbered as (
    select
        month.*,
        staff.fte_in_post,
        row_number() over (partition by month.area_code order by month.month_end desc) as age_in_months
    from month
    left join staff using (area_code, month_end)
),

history as (
    select
        setting.queue,
        numbered.area_code,
        min(numbered.month_start) as history_from,
        max(numbered.month_end) as history_to,
        count(*) as history_months,
        sum(cast(numbered.month_end - numbered.month_start + 1 as bigint)) as history_days,
        sum(numbered.arrivals) as arrivals,
        sum(numbered.completions) as completions,
        sum(numbered.closed_without) as closed_without,
        max(case when numbered.age_in_months = 1 then numbered.waiting end) as waiting_now,
        sum(case when numbered.fte_in_post is not null then numbered.completions end) as staffed_completions,
        sum(numbered.fte_in_post) as staffed_fte
    from numbered
    inner join setting on numbered.age_in_months <= setting.history_months
    group by setting.queue, numbered.area_code
)

-- At most as many can wait without anybody waiting too long as come in the time allowed, worked oldest first. Work is
-- counted in hundredths, so that nothing is lost where a share of it is taken.
select
    history.area_code,
    scenario.scenario,
    scenario.queue,
    history.history_from,
    history.history_to,
    history.history_months,
    history.arrivals,
    history.completions,
    history.closed_without,
    history.waiting_now,
    cast(
        history.arrivals * scenario.arrivals_pct * setting.days_allowed // nullif(history.history_days, 0) as bigint
    ) as cleared_hundredths,
    scenario.arrivals_pct,
    scenario.from_month,
    scenario.to_month,
    cast(history.staffed_completions / nullif(history.staffed_fte, 0) as decimal(18, 4)) as completions_per_fte,
    cast(
        round(
            100 * scenario.extra_completions
            + case
                when scenario.extra_fte = 0 then 0
                else 100 * scenario.extra_fte * history.staffed_completions / nullif(history.staffed_fte, 0)
            end
        ) as bigint
    ) as extra_hundredths,
    case
        when history.history_months < setting.least_history_months then
            'Only ' || history.history_months || ' whole months are known; '
            || setting.least_history_months || ' are needed'
        when scenario.extra_fte <> 0 and coalesce(history.staffed_fte, 0) = 0 then
            'No workforce figures are delivered for the psychologists'
    end as not_possible
from scenario
inner join setting using (queue)
inner join history using (queue)
