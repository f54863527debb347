-- grain: one cohort in one locality
with

extract as (select * from landing.early_years_screening),

numbered as (
    select
        *,
        row_number() over (
            partition by area_code, cohort, locality
            order by as_of desc, delivery_id desc, source_row desc
        ) as copy_no
    from extract
)

select
    -- keys
    md5(concat_ws('|', 'screening', area_code, cohort, locality)) as screening_key,
    area_code as la_number,
    -- as delivered
    cohort,
    locality,
    period_start,
    period_end,
    tool,
    eligible,
    screened,
    settings,
    settings_trained,
    settings_using,
    settings_sharing_agreement,
    -- where it came from
    delivery_id,
    source_row,
    as_of
from numbered
where copy_no = 1
