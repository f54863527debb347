-- grain: one pupil at one school in one week
with

code as (select * from ref_attendance_code),

mark as (
    select
        attendance.area_code,
        attendance.pupil_id,
        attendance.urn,
        attendance.session_date,
        cast(date_trunc('week', attendance.session_date) as date) as week_start,
        -- Fourteen sessions in a week, each a bit.
        1 << (2 * (isodow(attendance.session_date) - 1) + case attendance.session when 'PM' then 1 else 0 end) as session_bit,
        -- A code that was not in force on the day counts nowhere but here.
        coalesce(code.counts_as, 'unrecognised') as counts_as,
        coalesce(code.is_late, false) as is_late,
        attendance.delivery_id,
        attendance.source_row
    from landing.attendance as attendance
    left join code
        on code.code = attendance.mark
        and code.valid_from <= attendance.session_date
        and code.valid_to > attendance.session_date
),

counted as (
    select
        area_code,
        pupil_id,
        urn,
        week_start,
        count(*) as marks,
        bit_count(bit_or(session_bit)) as sessions,
        count(*) filter (where counts_as = 'attending') as attended,
        count(*) filter (where counts_as = 'authorised') as authorised,
        count(*) filter (where counts_as = 'unauthorised') as unauthorised,
        count(*) filter (where counts_as = 'not possible') as not_possible,
        count(*) filter (where counts_as = 'unrecognised') as unrecognised,
        count(*) filter (where is_late) as late,
        max(delivery_id) as delivery_id
    from mark
    group by area_code, pupil_id, urn, week_start
),

-- Only the few weeks with two marks for one session are taken apart again: the last mark counts.
repeated as (
    select area_code, pupil_id, urn, week_start
    from counted
    where marks > sessions
),

numbered as (
    select
        mark.*,
        row_number() over (
            partition by mark.area_code, mark.pupil_id, mark.urn, mark.session_date, mark.session_bit
            order by mark.delivery_id desc, mark.source_row desc
        ) as last_first
    from mark
    inner join repeated using (area_code, pupil_id, urn, week_start)
),

corrected as (
    select
        area_code,
        pupil_id,
        urn,
        week_start,
        count(*) as marks,
        count(*) filter (where last_first = 1) as sessions,
        count(*) filter (where last_first = 1 and counts_as = 'attending') as attended,
        count(*) filter (where last_first = 1 and counts_as = 'authorised') as authorised,
        count(*) filter (where last_first = 1 and counts_as = 'unauthorised') as unauthorised,
        count(*) filter (where last_first = 1 and counts_as = 'not possible') as not_possible,
        count(*) filter (where last_first = 1 and counts_as = 'unrecognised') as unrecognised,
        count(*) filter (where last_first = 1 and is_late) as late,
        max(delivery_id) as delivery_id
    from numbered
    group by area_code, pupil_id, urn, week_start
),

week as (
    select * from counted where marks = sessions
    union all
    select * from corrected
)

select
    md5(concat_ws('|', 'pupil', area_code, pupil_id)) as person_record_key,
    area_code as la_number,
    urn,
    week_start,
    attended + authorised + unauthorised as sessions_possible,
    attended as sessions_attended,
    authorised as sessions_authorised,
    unauthorised as sessions_unauthorised,
    not_possible as sessions_not_possible,
    late as sessions_late,
    unrecognised as sessions_unrecognised,
    marks - sessions as marks_replaced,
    delivery_id
from week
