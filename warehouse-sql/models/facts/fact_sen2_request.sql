-- grain: one request of one child, as all SEN2 returns of the area together give it
with

returned as (select * from stg_liquidlogic__sen2_request),

need as (select * from stg_liquidlogic__sen2_need),

record as (select * from dim_person_record),

area as (select * from dim_area),

-- The same child and the same day of receipt, in however many yearly returns, is one request.
told as (
    select
        returned.*,
        coalesce(area.area_code, returned.la_number) as area_code,
        record.child_key,
        need.primary_need,
        md5(concat_ws(
            '|', 'returned request', returned.la_number, record.child_key,
            coalesce(
                cast(returned.received_date as varchar),
                'no date ' || coalesce(cast(returned.assessment_outcome_date as varchar), '')
            )
        )) as request_key
    from returned
    inner join record using (person_record_key)
    left join need using (delivery_id, person_ref, request_no)
    left join area on area.la_number = returned.la_number
),

-- A decision stands against 'undecided', and both against 'history'; of two decisions the later return's.
ranked as (
    select
        *,
        row_number() over (
            partition by request_key
            order by
                case when request_outcome in ('Y', 'N', 'W') then 1 when request_outcome = 'A' then 2 else 3 end,
                collection_year desc, delivery_id desc, request_no desc, person_ref
        ) as request_rank,
        row_number() over (
            partition by request_key
            order by
                case when assessment_outcome in ('Y', 'N', 'W') then 1 when assessment_outcome = 'A' then 2 else 3 end,
                collection_year desc, delivery_id desc, request_no desc, person_ref
        ) as assessment_rank
    from told
),

-- What happened once is not undone by a later silence.
together as (
    select
        request_key,
        bool_or(request_mediation) as request_mediation,
        bool_or(request_tribunal) as request_tribunal,
        bool_or(assessment_mediation) as assessment_mediation,
        bool_or(assessment_tribunal) as assessment_tribunal,
        bool_or(other_mediation) as other_mediation,
        bool_or(other_tribunal) as other_tribunal,
        bool_or(is_transfer_in) as is_transfer_in,
        bool_or(coalesce(in_youth_accommodation, false)) as in_youth_accommodation,
        -- 'Undecided' in the return of year c: not decided by the end of year c - 1.
        max(case when request_outcome = 'A' then collection_year end) as undecided_before,
        max(case when assessment_outcome = 'A' then collection_year end) as unassessed_before,
        min(collection_year) as first_collection_year,
        max(collection_year) as last_collection_year,
        max(primary_need) as primary_need
    from told
    group by request_key
),

merged as (
    select
        request.request_key,
        request.la_number,
        request.area_code,
        request.child_key,
        request.person_record_key,
        request.received_date,
        request.age_at_received_date,
        request.request_source,
        case when not together.is_transfer_in and request.request_outcome <> 'H' then request.request_outcome end as request_outcome,
        -- Neither a decision nor a date of receipt: the row only carries a plan.
        coalesce(
            request.request_outcome = 'H',
            request.received_date is null or coalesce(assessment.assessment_outcome = 'H', false)
        ) as is_request_history,
        request.request_outcome_date,
        case when not together.is_transfer_in and assessment.assessment_outcome <> 'H' then assessment.assessment_outcome end as assessment_outcome,
        assessment.assessment_outcome_date,
        assessment.age_at_assessment_outcome_date,
        assessment.exception_applies,
        assessment.request_outcome as request_outcome_beside_assessment,
        assessment.collection_year as assessment_collection_year,
        together.request_mediation,
        together.request_tribunal,
        together.assessment_mediation,
        together.assessment_tribunal,
        together.other_mediation,
        together.other_tribunal,
        together.is_transfer_in,
        together.in_youth_accommodation,
        together.undecided_before,
        together.unassessed_before,
        together.first_collection_year,
        together.last_collection_year,
        together.primary_need
    from ranked as request
    inner join together using (request_key)
    inner join ranked as assessment
        on assessment.request_key = request.request_key
        and assessment.assessment_rank = 1
    where request.request_rank = 1
)

select
    request_key,
    la_number,
    area_code,
    child_key,
    person_record_key,
    received_date,
    age_at_received_date,
    request_source,
    request_outcome,
    case when request_outcome is not null then request_outcome_date end as request_outcome_date,
    -- The return dates no withdrawal: it happened in the year of receipt, unless a return said 'undecided' after it.
    case
        when request_outcome = 'W' then coalesce(
            request_outcome_date,
            make_date(greatest(year(received_date), coalesce(undecided_before, 0)), 12, 31)
        )
    end as request_withdrawn_by,
    assessment_outcome,
    case when assessment_outcome is not null then assessment_outcome_date end as assessment_outcome_date,
    case when assessment_outcome is not null then age_at_assessment_outcome_date end as age_at_assessment_outcome_date,
    -- Decided in an earlier collection, so withdrawn in this one; else in the year of the decision to assess or later.
    case
        when assessment_outcome = 'W' then coalesce(
            assessment_outcome_date,
            make_date(
                case
                    when request_outcome_beside_assessment = 'H' then assessment_collection_year - 1
                    else greatest(year(coalesce(request_outcome_date, received_date)), coalesce(unassessed_before, 0))
                end, 12, 31
            )
        )
    end as assessment_withdrawn_by,
    exception_applies,
    request_mediation,
    request_tribunal,
    assessment_mediation,
    assessment_tribunal,
    other_mediation,
    other_tribunal,
    is_transfer_in,
    is_transfer_in or is_request_history as is_historical,
    in_youth_accommodation,
    primary_need,
    first_collection_year,
    last_collection_year
from merged
