-- grain: one pupil as one extract saw them
with

extract as (select * from landing_history.pupil),

-- A pupil with several enrolments is described by the main one: on roll, single or main registration, the latest begun.
numbered as (
    select
        *,
        leaving_date is null or leaving_date >= as_of as is_on_roll,
        row_number() over (
            partition by area_code, pupil_id, as_of
            order by
                business_date desc,
                delivery_id desc,
                (leaving_date is null or leaving_date >= as_of) desc,
                case enrolment_status when 'C' then 1 when 'M' then 2 when 'F' then 3 when 'O' then 4 else 5 end,
                entry_date desc,
                source_row desc
        ) as main_first
    from extract
)

select
    md5(concat_ws('|', 'pupil', area_code, pupil_id)) as person_record_key,
    as_of,
    area_code as la_number,
    birth_month,
    sex,
    ethnicity as ethnicity_code,
    lsoa21_code,
    urn,
    enrolment_status,
    is_on_roll,
    ncy,
    sen_provision,
    -- NSA says that the need is not yet known.
    nullif(sen_need_primary, 'NSA') as primary_need,
    nullif(sen_need_secondary, 'NSA') as secondary_need,
    fsm,
    pupil_premium,
    disability,
    young_carer,
    part_time_timetable,
    delivery_id
from numbered
where main_first = 1
