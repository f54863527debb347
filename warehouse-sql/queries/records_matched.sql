/*
question: 'How well do records of health, casework and social care match the children other sources know?'
about: lineage
answer:
  - {column: source, type: VARCHAR, means: Kind of source.}
  - {column: records, type: BIGINT, means: Records of people in it.}
  - {column: by_number, type: BIGINT, means: Matched to another record by UPN or ULN or NHS number.}
  - {column: by_name, type: BIGINT, means: 'Matched by name and birth date, with or without the postcode sector.'}
  - {column: only_record, type: BIGINT, means: Matched to no other record.}
  - {column: known_elsewhere_pct, type: DOUBLE, means: Whose child another kind of source knows too in percent.}
  - {column: in_conflict, type: BIGINT, means: With a number that cannot be trusted.}
  - {column: with_upn_pct, type: DOUBLE, means: With a usable UPN in percent.}
  - {column: with_nhs_number_pct, type: DOUBLE, means: With a usable NHS number in percent.}
care: >-
  A record that matches nothing may be of a child whom no other source should know, as most pupils have no plan.
  Small counts are for internal use only.
*/
select
    source_kind as source,
    max(records_of_source) as records,
    coalesce(sum(records) filter (where match_rule in ('UPN', 'ULN', 'NHS number')), 0)::bigint as by_number,
    coalesce(sum(records) filter (where match_rule like 'name%'), 0)::bigint as by_name,
    coalesce(sum(records) filter (where match_rule = 'only record'), 0)::bigint as only_record,
    round(100 * sum(records_in_other_sources) / nullif(max(records_of_source), 0), 1) as known_elsewhere_pct,
    sum(records_in_conflict)::bigint as in_conflict,
    round(100 * sum(records_with_upn) / nullif(max(records_of_source), 0), 1) as with_upn_pct,
    round(100 * sum(records_with_nhs_number) / nullif(max(records_of_source), 0), 1) as with_nhs_number_pct
from marts.identity_match
group by source_kind
order by known_elsewhere_pct, source;
