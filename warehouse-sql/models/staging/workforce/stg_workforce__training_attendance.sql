-- grain: one attendee at one session
with

extract as (select * from landing.training_attendance),

numbered as (
    select
        *,
        row_number() over (
            partition by area_code, session_id, attendee_id
            order by as_of desc, delivery_id desc, source_row desc
        ) as copy_no
    from extract
)

select
    -- keys
    md5(concat_ws('|', 'training attendance', area_code, session_id, attendee_id)) as attendance_key,
    md5(concat_ws('|', 'training session', area_code, session_id)) as session_key,
    md5(concat_ws('|', 'training attendee', area_code, attendee_id)) as attendee_key,
    area_code as la_number,
    -- as delivered
    session_id,
    session_date,
    programme,
    sector,
    agency_code,
    rating_before,
    rating_after,
    follow_up_date,
    -- where it came from
    delivery_id,
    source_row,
    as_of
from numbered
where copy_no = 1
