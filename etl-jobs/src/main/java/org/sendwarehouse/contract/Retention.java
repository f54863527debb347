package org.sendwarehouse.contract;

import java.time.LocalDate;
import java.time.Month;
import java.time.Period;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * How long deliveries of a feed are kept here. The records themselves are kept by their source, by its own rules.
 *
 * @param period how long; null where deliveries are kept for good
 * @param from where the period begins
 * @param source the rule it follows; the customer confirms it
 */
public record Retention(@Nullable Period period, From from, String source) {

    /** What a contract says in place of a period where deliveries are kept for good. */
    static final String KEEP = "keep";

    private static final Pattern WHOLE = Pattern.compile("P[1-9][0-9]?[YM]");

    /** The day from which the period counts. */
    public enum From {
        /** The date of the delivery's content. */
        AS_OF,
        /** The 31 August that ends the academic year of the content's date. */
        ACADEMIC_YEAR_END,
        /** The 31 March that ends the financial year of the content's date. */
        FINANCIAL_YEAR_END
    }

    /** Whether deliveries are kept for good. */
    public boolean isForGood() {
        return period == null;
    }

    /** The last day on which a delivery whose content is of this date is kept; far off where it is kept for good. */
    public LocalDate keptUntil(LocalDate asOf) {
        if (period == null) {
            return LocalDate.MAX;
        }
        LocalDate begins =
                switch (from) {
                    case AS_OF -> asOf;
                    case ACADEMIC_YEAR_END -> yearEnd(asOf, Month.AUGUST);
                    case FINANCIAL_YEAR_END -> yearEnd(asOf, Month.MARCH);
                };
        return begins.plus(period);
    }

    private static LocalDate yearEnd(LocalDate asOf, Month last) {
        LocalDate end = LocalDate.of(asOf.getYear(), last, last.maxLength());
        return asOf.isAfter(end) ? end.plusYears(1) : end;
    }

    /** In words, such as {@code 6 years from the end of the academic year}. */
    public String text() {
        if (period == null) {
            return "for good";
        }
        String length = period.toTotalMonths() % 12 == 0
                ? count(period.toTotalMonths() / 12, "year")
                : count(period.toTotalMonths(), "month");
        return length + " from "
                + switch (from) {
                    case AS_OF -> "the date of the content";
                    case ACADEMIC_YEAR_END -> "the end of the academic year";
                    case FINANCIAL_YEAR_END -> "the end of the financial year";
                };
    }

    private static String count(long number, String unit) {
        return number + " " + unit + (number == 1 ? "" : "s");
    }

    static Retention read(Settings settings) {
        String text = settings.text("period");
        String source = settings.text("source");
        if (text.equals(KEEP)) {
            settings.done();
            return new Retention(null, From.AS_OF, source);
        }
        Period period;
        try {
            period = Period.parse(text);
        } catch (java.time.format.DateTimeParseException e) {
            throw settings.error("'period' is 'keep' or a period such as P6Y, not '" + text + "'");
        }
        if (!WHOLE.matcher(text).matches()) {
            throw settings.error("'period' is of years or months, not '" + text + "'");
        }
        Retention retention = new Retention(period, settings.choice("from", From.class), source);
        settings.done();
        return retention;
    }
}
