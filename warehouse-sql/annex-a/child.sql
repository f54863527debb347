-- grain: a child of the area now, with what both lists say of it
with

as_at as (select as_at, as_at - interval 6 month as since, area_code from marts.run),

ethnicity (code, place) as (
    values ('WBRI', 1), ('WIRI', 2), ('WIRT', 3), ('WOTH', 4), ('WROM', 5), ('MWBC', 6), ('MWBA', 7), ('MWAS', 8),
    ('MOTH', 9), ('AIND', 10), ('APKN', 11), ('ABAN', 12), ('AOTH', 13), ('BCRB', 14), ('BAFR', 15), ('BOTH', 16),
    ('CHNE', 17), ('OOTH', 18), ('REFU', 19), ('NOBT', 20), ('UNKNOWN', 21)
),

need (code, place) as (
    values ('SPLD', 1), ('MLD', 2), ('SLD', 3), ('PMLD', 4), ('SEMH', 5), ('SLCN', 6), ('HI', 7), ('VI', 8), ('MSI', 9),
    ('PD', 10), ('ASD', 11), ('OTH', 12)
),

phase (phase, label) as (
    values ('nursery', 'a) Nursery'), ('primary', 'b) Primary'), ('middle deemed primary', 'c) Middle (deemed primary)'),
    ('middle deemed secondary', 'd) Middle (deemed secondary)'), ('secondary', 'e) Secondary'),
    ('all-through', 'f) All-through'), ('special', 'g) Special'),
    ('alternative provision', 'h) Pupil referral unit/Alternative provision'), ('16 plus', 'i) FE college')
),

grave (involvement, place) as (
    values ('looked after', 1), ('protection plan', 2), ('child in need', 3), ('early help', 4)
),

plan as (
    select child_key, issued_date, primary_need
    from warehouse.fact_ehc_plan, as_at
    where (issued_date is null or issued_date <= as_at.as_at) and (ceased_date is null or ceased_date > as_at.as_at)
    qualify row_number() over (partition by child_key order by issued_date desc nulls last, plan_key) = 1
),

placement as (
    select census.child_key, setting.urn, census.caseload_category = 'elective_home_education' as at_home
    from warehouse.fact_plan_census as census
    left join warehouse.dim_setting as setting using (setting_key)
    where census.census_date = (select max(census_date) from warehouse.fact_plan_census)
    qualify row_number() over (partition by census.child_key order by census.census_plan_key) = 1
),

school as (
    select urn, phase from warehouse.dim_school where is_current
    qualify row_number() over (partition by urn order by school_key) = 1
),

subsidiary as (
    select child_key, urn
    from warehouse.fact_enrolment, as_at
    where enrolment_status = 'S' and entry_date <= as_at.as_at and (leaving_date is null or leaving_date > as_at.as_at)
    qualify row_number() over (partition by child_key order by entry_date desc, urn) = 1
),

suspension as (
    select
        child_key,
        count(*) filter (where is_suspension) as suspensions,
        count(*) filter (where is_permanent_exclusion and not coalesce(is_reinstated, false)) as exclusions
    from warehouse.fact_suspension, as_at
    where start_date > as_at.since and start_date <= as_at.as_at
    group by child_key
),

attendance as (
    select
        child_key,
        sum(sessions_authorised + sessions_unauthorised)::bigint as missed,
        sum(sessions_possible)::bigint as possible
    from warehouse.fact_attendance_week, as_at
    where week_start > as_at.since and week_start <= as_at.as_at
    group by child_key
),

care as (
    select involved.child_key, involved.team
    from warehouse.fact_social_care as involved
    cross join as_at
    inner join grave using (involvement)
    where involved.start_date <= as_at.as_at and (involved.end_date is null or involved.end_date > as_at.as_at)
    qualify row_number() over (
        partition by involved.child_key order by grave.place, involved.start_date desc, involved.involvement_key
    ) = 1
),

review as (
    select child_key, max(meeting_date) as reviewed_date
    from warehouse.fact_annual_review, as_at
    where meeting_date <= as_at.as_at
    group by child_key
)

select
    child.child_key as unique_id,
    '[c]' as upn,
    '[c]' as uln,
    '[c]' as date_of_birth,
    case child.sex when 'Male' then 'a) Male' when 'Female' then 'b) Female' else 'c) Not known' end as gender,
    coalesce(chr((96 + ethnicity.place)::integer) || ') ' || ethnicity.code, 'u) UNKNOWN') as ethnicity,
    plan.issued_date,
    null as updated_date,
    coalesce(review.reviewed_date::varchar, '[z]') as reviewed_date,
    coalesce(chr((96 + need.place)::integer) || ') ' || need.code, plan.primary_need, child.primary_need) as primary_need,
    coalesce(case when child.is_on_roll then child.urn end, placement.urn) as urn,
    phase.label as phase,
    coalesce(second_phase.label, '[z]') as subsidiary_phase,
    case when placement.at_home then 'a) Yes' else 'b) No' end as home_education,
    coalesce(suspension.suspensions, 0) as suspensions,
    coalesce(suspension.exclusions, 0) as exclusions,
    case
        when attendance.possible > 0
            then round((attendance.missed * 100)::decimal(18, 4) / attendance.possible, 1)::decimal(5, 1)
    end as absence,
    case when child.pupil_premium then 'a) Yes' when not child.pupil_premium then 'b) No' end as pupil_premium,
    case when care.child_key is not null then 'a) Yes' else 'b) No' end as known_to_social_care,
    case when care.child_key is null then '[z]' else care.team end as social_care_team,
    case when child.disability then 'a) Yes' when not child.disability then 'b) No' end as disability,
    plan.child_key is not null as has_plan,
    coalesce(child.sen_provision = 'K' and child.is_on_roll, false) as has_support
from warehouse.dim_child as child
inner join as_at on child.area_code = as_at.area_code
left join plan on child.child_key = plan.child_key
left join placement on child.child_key = placement.child_key
left join school on school.urn = coalesce(case when child.is_on_roll then child.urn end, placement.urn)
left join phase on school.phase = phase.phase
left join subsidiary on child.child_key = subsidiary.child_key
left join school as second_school on subsidiary.urn = second_school.urn
left join phase as second_phase on second_school.phase = second_phase.phase
left join suspension on child.child_key = suspension.child_key
left join attendance on child.child_key = attendance.child_key
left join care on child.child_key = care.child_key
left join review on child.child_key = review.child_key
left join ethnicity on child.ethnicity_code = ethnicity.code
left join need on need.code = coalesce(plan.primary_need, child.primary_need)
where child.is_current
