/*
question: 'Which services are short of staff, and has it become better since the first figures?'
about: resources
area_for_improvement: AFI1
indicators: [ep_fte, ep_vacancy_pct]
answer:
  - {column: agency, type: VARCHAR, means: The agency.}
  - {column: role_group, type: VARCHAR, means: The role.}
  - {column: as_at_date, type: DATE, means: Day of the newest figures.}
  - {column: posts_fte, type: 'DECIMAL(18,1)', means: Posts in whole-time equivalents.}
  - {column: in_post_fte, type: 'DECIMAL(18,1)', means: In post.}
  - {column: vacant_fte, type: 'DECIMAL(18,1)', means: Vacant.}
  - {column: vacant_pct, type: DOUBLE, means: Vacant in percent of the posts.}
  - {column: first_as_at_date, type: DATE, means: Day of the first figures on record.}
  - {column: first_vacant_pct, type: DOUBLE, means: Vacant then in percent.}
care: >-
  Whole-time equivalents and not people, as on one day. A post that was cut is no vacancy, so that the share can
  fall while nobody joined.
*/
with

first_told as (
    select agency_key, role_group, as_at_date, vacancies_fte, posts_fte
    from warehouse.fact_workforce
    qualify row_number() over (
        partition by area_code, agency_key, role_group
        order by as_at_date, workforce_key
    ) = 1
)

select
    agency.agency_name as agency,
    workforce.role_group,
    workforce.as_at_date,
    round(workforce.posts_fte, 1) as posts_fte,
    round(workforce.fte, 1) as in_post_fte,
    round(workforce.vacancies_fte, 1) as vacant_fte,
    round(100 * workforce.vacancies_fte / nullif(workforce.posts_fte, 0), 1) as vacant_pct,
    first_told.as_at_date as first_as_at_date,
    round(100 * first_told.vacancies_fte / nullif(first_told.posts_fte, 0), 1) as first_vacant_pct
from warehouse.fact_workforce as workforce
inner join warehouse.dim_agency as agency using (agency_key)
left join first_told using (agency_key, role_group)
where workforce.is_latest
order by vacant_pct desc nulls last, agency.agency_name, workforce.role_group;
