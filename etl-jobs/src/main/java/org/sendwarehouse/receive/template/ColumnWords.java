package org.sendwarehouse.receive.template;

import java.util.ArrayList;
import java.util.List;
import org.sendwarehouse.contract.Column;
import org.sendwarehouse.contract.Column.Limits;
import org.sendwarehouse.contract.Column.Treatment;

/** What a contract says of a column, in words for a data officer. */
public final class ColumnWords {
    private ColumnWords() {}

    /** Whether a row must have it. */
    public static String needed(Column column) {
        if (column.mayBeAbsent()) {
            return "column may be left out";
        }
        return column.required() ? "in every row" : "may be blank";
    }

    /** The form of its values. */
    public static String format(Column column) {
        String what =
                switch (column.type()) {
                    case STRING -> "text";
                    case DATE -> "date, such as 2026-04-30";
                    case INTEGER -> "whole number";
                    case NUMBER -> "number, up to 4 decimals";
                    case BOOLEAN -> "Y or N";
                };
        List<String> parts = new ArrayList<>(List.of(what));
        Limits limits = column.limits();
        if (limits.maxLength() != null && column.validValues().isEmpty()) {
            parts.add("at most " + limits.maxLength() + " characters");
        }
        if (limits.minLength() != null) {
            parts.add("at least " + limits.minLength() + " characters");
        }
        if (limits.pattern() != null) {
            parts.add("of the form " + limits.pattern().pattern());
        }
        range(parts, limits.minimum(), limits.maximum());
        range(parts, limits.earliest(), limits.latest());
        return String.join(", ", parts);
    }

    private static void range(
            List<String> parts,
            @org.jspecify.annotations.Nullable Object from,
            @org.jspecify.annotations.Nullable Object to) {
        if (from != null) {
            parts.add("from " + from);
        }
        if (to != null) {
            parts.add("to " + to);
        }
    }

    /** The values that are allowed. */
    public static String allowed(Column column) {
        return column.validValues().isEmpty() ? "any" : String.join("; ", column.validValues());
    }

    /** What happens to the value at the door. */
    public static String treatment(Column column) {
        Treatment treatment = column.treatment();
        String what;
        if (treatment instanceof Treatment.Drop) {
            what = "used for matching, never kept";
        } else if (treatment instanceof Treatment.Pseudonymise) {
            what = "kept as a keyed token";
        } else if (treatment instanceof Treatment.BirthMonth) {
            what = "kept as the month of birth";
        } else if (treatment instanceof Treatment.Lsoa) {
            what = "kept as the area of the postcode";
        } else if (treatment instanceof Treatment.Derived) {
            what = "made by the platform";
        } else {
            what = "kept as sent";
        }
        return column.age() ? what + "; the age on the day is kept beside it" : what;
    }

    /** The headers under which a file may carry it. */
    public static String names(Column column) {
        List<String> aliases = column.aliases();
        return column.sourceName() + (aliases.isEmpty() ? "" : " (or " + String.join(", ", aliases) + ")");
    }
}
