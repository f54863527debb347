-- Scalar rules that several models share. Macros read no tables.

-- A percentage as DfE prints it: one decimal, half up, in whole-number arithmetic so that no binary fraction can
-- tip a half. Null where there is nothing to divide by.
create macro half_up_percent(numerator, denominator) as
    cast(case when denominator > 0 then (2000 * numerator + denominator) // (2 * denominator) end * 0.1 as decimal(18, 4));

-- Completed years between a month of birth and a date; at most one year low, in the month of the birthday.
create macro years_since_month(birth_month, on_date) as
    (12 * (year(on_date) - year(birth_month)) + month(on_date) - month(birth_month)) // 12;

-- Weeks between two days, days divided by seven; null where one is missing or the end precedes the start.
create macro weeks_between(from_date, to_date) as
    case when to_date >= from_date then cast((to_date - from_date) / 7.0 as decimal(9, 4)) end;

-- Wilson 95 % interval of a share, in percent (Wilson 1927; z = 1.959963984540054).
create macro wilson_centre(numerator, denominator) as
    (cast(numerator as double) + 1.9207294103470494) / (cast(denominator as double) + 3.841458820694124);

create macro wilson_half(numerator, denominator) as
    1.959963984540054 * sqrt(
        cast(numerator as double) * (cast(denominator as double) - cast(numerator as double)) / cast(denominator as double)
        + 0.960364705173531
    ) / (cast(denominator as double) + 3.841458820694124);

create macro wilson_lower(numerator, denominator) as
    cast(100.0 * greatest(0.0, wilson_centre(numerator, denominator) - wilson_half(numerator, denominator)) as decimal(18, 6));

create macro wilson_upper(numerator, denominator) as
    cast(100.0 * least(1.0, wilson_centre(numerator, denominator) + wilson_half(numerator, denominator)) as decimal(18, 6));

-- The same interval at another confidence, for figures that are ranked together: see benchmark_rank.
create macro wilson_bound(numerator, denominator, z) as
    case
        when z < 0 and numerator = 0 then 0.0
        when z > 0 and numerator = denominator then 100.0
        else
            100.0 * (
                cast(numerator as double) + z * z / 2.0
                + z * sqrt(
                    cast(numerator as double) * (cast(denominator as double) - cast(numerator as double))
                    / cast(denominator as double) + z * z / 4.0
                )
            ) / (cast(denominator as double) + z * z)
    end;

-- Byar's approximation to the exact Poisson interval of a count (Breslow and Day 1987, Statistical methods in cancer
-- research, volume II, page 69), which holds at any confidence. A negative z gives the lower bound.
create macro byar_bound(occurrences, z) as
    case
        when z < 0 and occurrences = 0 then 0.0
        when z < 0 then
            occurrences::double * pow(
                1.0 - 1.0 / (9.0 * occurrences::double) + z / (3.0 * sqrt(occurrences::double)), 3
            )
        else
            (occurrences::double + 1.0) * pow(
                1.0 - 1.0 / (9.0 * (occurrences::double + 1.0)) + z / (3.0 * sqrt(occurrences::double + 1.0)), 3
            )
    end;

-- Standard normal quantiles: 97.5 %, and the one by which eleven independent intervals hold together with 95 %,
-- (1 + 0.95 ^ (1 / 11)) / 2.
create macro z_of_one() as 1.959963984540054;

create macro z_of_eleven() as 2.830180725512435;

-- The band of an age in completed years.
create macro band_of_age(age) as
    case
        when age < 5 then 'under 5'
        when age <= 10 then '5 to 10'
        when age <= 15 then '11 to 15'
        when age <= 19 then '16 to 19'
        when age > 19 then '20 to 25'
    end;

-- Which part of a breakdown an event belongs to. A breakdown of an indicator's own takes the event's category.
create macro breakdown_value(
    breakdown, agency_name, locality, school_name, phase, primary_need, age_band, sex, ethnicity, imd_quintile, sen_provision,
    respondent_type, category
) as
    case breakdown
        when 'all' then 'all'
        when 'agency' then coalesce(agency_name, 'not known')
        when 'locality' then coalesce(locality, 'not known')
        when 'school' then coalesce(school_name, 'not known')
        when 'phase' then coalesce(phase, 'not known')
        when 'primary_need' then coalesce(primary_need, 'not known')
        when 'age_band' then coalesce(age_band, 'not known')
        when 'sex' then coalesce(sex, 'Unknown')
        when 'ethnicity' then coalesce(ethnicity, 'Unclassified')
        when 'imd_quintile' then coalesce(cast(imd_quintile as varchar), 'not known')
        when 'sen_provision' then
            case sen_provision
                when 'E' then 'EHC plan'
                when 'K' then 'SEN support'
                when 'N' then 'No SEN'
                else 'not known'
            end
        when 'respondent_type' then coalesce(respondent_type, 'not known')
        else coalesce(category, 'not known')
    end;

-- Periods that come with the data (a survey wave, a returned term), unlike those of the calendar.
create macro brings_its_periods(period_type) as period_type in ('survey_wave', 'term');

-- A month in which an agency's advice is late: below 80 % in time, of at least ten pieces due (a local setting; the plan
-- gives no number).
create macro is_late_month(in_time, due) as due >= 10 and 100 * in_time < 80 * due;

-- The day of the SEN2 census: the third Thursday of January.
create macro sen2_census_day(census_year) as
    make_date(census_year, 1, 15) + cast((11 - isodow(make_date(census_year, 1, 15))) % 7 as integer);

-- Whether two periods, by their last days, lie in one season of different years: the same month, or for periods that the
-- data bring, whose last days move with Easter, six weeks apart at most.
create macro of_one_season(one_end, other_end, period_type) as
    case
        when brings_its_periods(period_type)
            then abs(date_diff('day', one_end, other_end) - 365.25 * round(date_diff('day', one_end, other_end) / 365.25)) <= 42
        else month(one_end) = month(other_end)
    end;

-- A period in words, as evidence.status.PeriodType writes it.
create macro period_label(period_type, period_start, period_end) as
    case
        when period_type = 'month' then strftime(period_end, '%B %Y')
        when period_type = 'calendar_year' then strftime(period_end, '%Y')
        when period_type in ('academic_year', 'financial_year')
            and period_end = (period_start + interval 1 year - interval 1 day)::date
            then strftime(period_start, '%Y/') || strftime(period_end, '%y')
        when period_type = 'rolling_12_months' then '12 months to ' || strftime(period_end, '%-d %B %Y')
        when period_type = 'snapshot' then strftime(period_end, '%-d %B %Y')
        else strftime(period_start, '%-d %B %Y') || ' to ' || strftime(period_end, '%-d %B %Y')
    end;

-- A figure in words, as evidence.status.Observation writes it; null without a value.
create macro written_figure(unit, figure_value, numerator, denominator) as
    case
        when figure_value is null then null
        when unit = 'yes/no' and figure_value = 1 then 'done'
        when unit = 'yes/no' and figure_value = 0 then 'not done'
        when unit = 'percent' and numerator is not null and denominator > 0
            then format('{:,.1f}', half_up_percent(numerator, denominator)::double) || ' % (' || format('{:,d}', numerator)
                || ' of ' || format('{:,d}', denominator) || ')'
        when unit = 'percent' then format('{:,.1f}', round(cast(figure_value as decimal(18, 6)), 1)::double) || ' %'
        when unit = 'weeks' then format('{:,.1f}', round(cast(figure_value as decimal(18, 6)), 1)::double) || ' weeks'
        when unit = 'points' then format('{:,.1f}', round(cast(figure_value as decimal(18, 6)), 1)::double) || ' points'
        when unit = 'ratio' then format('{:,.2f}', round(cast(figure_value as decimal(18, 6)), 2)::double)
        when unit = 'per 100 pupils'
            then format('{:,.2f}', round(cast(figure_value as decimal(18, 6)), 2)::double) || ' per 100 pupils'
        when unit = 'pounds' and figure_value < 0
            then '£−' || format('{:,.0f}', -round(cast(figure_value as decimal(18, 6)), 0)::double)
        when unit = 'pounds' then '£' || format('{:,.0f}', round(cast(figure_value as decimal(18, 6)), 0)::double)
        when unit = 'whole-time equivalents'
            then format('{:,.1f}', round(cast(figure_value as decimal(18, 6)), 1)::double) || ' whole-time equivalents'
        else format('{:,.0f}', round(cast(figure_value as decimal(18, 6)), 0)::double)
    end;
