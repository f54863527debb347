-- Scalar rules that several models share. Macros read no tables.

-- A percentage as DfE prints it: one decimal, half up, in whole-number arithmetic so that no binary fraction can
-- tip a half. Null where there is nothing to divide by.
create macro half_up_percent(numerator, denominator) as
    cast(case when denominator > 0 then (2000 * numerator + denominator) // (2 * denominator) end * 0.1 as decimal(18, 4));

-- Completed years between a month of birth and a date; at most one year low, in the month of the birthday.
create macro years_since_month(birth_month, on_date) as
    (12 * (year(on_date) - year(birth_month)) + month(on_date) - month(birth_month)) // 12;

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
