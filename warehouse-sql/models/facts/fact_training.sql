-- grain: one attendee at one training session
with

attended as (select * from stg_workforce__training_attendance),

agency as (select * from dim_agency),

area as (select * from dim_area),

-- Multi-agency: at least two of education, health and care in the room.
session as (
    select
        session_key,
        count(distinct sector) filter (where sector in ('Education', 'Health', 'Care')) as sectors
    from attended
    group by session_key
)

select
    -- keys
    attended.attendance_key,
    attended.session_key,
    attended.attendee_key,
    coalesce(area.area_code, attended.la_number) as area_code,
    agency.agency_key,
    -- the session
    attended.session_date,
    attended.programme,
    attended.sector,
    session.sectors >= 2 as is_multi_agency,
    -- measures
    attended.rating_before,
    attended.rating_after,
    -- A rating off the scale of 1 to 5 is no rating.
    case when attended.rating_before between 1 and 5 then attended.rating_before >= 4 end as is_good_before,
    case when attended.rating_after between 1 and 5 then attended.rating_after >= 4 end as is_good_after,
    case when attended.rating_before between 1 and 5 and attended.rating_after between 1 and 5
        then attended.rating_after - attended.rating_before
    end as rating_change,
    attended.follow_up_date
from attended
inner join session using (session_key)
left join agency using (agency_code)
left join area on area.la_number = attended.la_number
