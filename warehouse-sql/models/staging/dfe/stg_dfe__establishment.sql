-- grain: one establishment of the register of schools
with

establishment as (select * from landing.dfe_establishment),

numbered as (
    select
        *,
        row_number() over (partition by urn order by as_of desc, delivery_id desc, source_row desc) as copy_no
    from establishment
)

select
    urn,
    nullif(ukprn, '') as ukprn,
    establishment_name,
    lpad(type_of_establishment_code, 2, '0') as establishment_type_code,
    phase_of_education_code,
    establishment_status_code,
    la_code as la_number,
    delivery_id
from numbered
where copy_no = 1
