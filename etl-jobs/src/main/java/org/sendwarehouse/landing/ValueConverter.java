package org.sendwarehouse.landing;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.sendwarehouse.contract.Column;
import org.sendwarehouse.contract.Column.Limits;
import org.sendwarehouse.contract.ColumnType;
import org.sendwarehouse.receive.Dates;

/**
 * Converts the text of one column to its type and checks it against the contract. Gives a String, Integer (day since
 * 1970), Long, decimal as Long of ten-thousandths, Boolean, {@link Missing} or null; a fault gives {@link Fault}.
 */
final class ValueConverter {
    /** A number that is missing for a stated reason. */
    record Missing(String status) {}

    /** Why a value cannot be taken. */
    record Fault(String rule, String message) {}

    /** Longer than any number that a machine prints, with all its digits. */
    private static final int LONGEST_NUMBER = 400;

    private static final Map<String, Boolean> YES_NO = Map.of(
            "Y", true, "N", false, "YES", true, "NO", false, "TRUE", true, "FALSE", false, "1", true, "0", false);

    private final Column column;
    private final Dates dates;
    private final Map<String, String> nullSymbols;
    private final Map<String, String> codes;
    private final Remembered remembered = new Remembered();
    private final boolean costly;
    private final boolean guarded;
    private final boolean recordId;

    ValueConverter(Column column, Dates dates, Map<String, String> nullSymbols, boolean aboutPeople) {
        this.column = column;
        this.dates = dates;
        this.nullSymbols = nullSymbols;
        this.codes = new HashMap<>();
        column.validValues().forEach(code -> codes.put(code.toUpperCase(Locale.ROOT), code));
        Integer longest = column.limits().maxLength();
        boolean label = column.type() == ColumnType.STRING
                && codes.isEmpty()
                && column.limits().pattern() == null;
        this.guarded = aboutPeople
                && label
                && !column.key()
                && column.identity() == null
                && !column.name().endsWith("_id")
                && (longest == null || longest > 8);
        this.recordId = aboutPeople
                && label
                && !guarded
                && column.identity() == null
                && column.treatment() instanceof Column.Treatment.Keep;
        this.costly = isCostly();
    }

    /** Whether a text is worth remembering: a plain text is checked sooner than it is looked up. */
    private boolean isCostly() {
        return switch (column.type()) {
            case STRING -> guarded || !codes.isEmpty() || column.limits().pattern() != null;
            case DATE -> true;
            case INTEGER, NUMBER, BOOLEAN -> false;
        };
    }

    /** The value of a text; null for an empty one. */
    @Nullable
    Object convert(@Nullable String raw) {
        String text = raw == null ? "" : raw.strip();
        if (text.isEmpty()) {
            return column.required() ? new Fault("required", column.name() + " is empty; every row needs it.") : null;
        }
        if (!costly) {
            return fresh(text);
        }
        Object known = remembered.get(text);
        if (known == null) {
            known = fresh(text);
            remembered.put(text, known);
        }
        return known;
    }

    private Object fresh(String text) {
        Fault sign = sign(text);
        if (sign != null) {
            return sign;
        }
        return switch (column.type()) {
            case STRING -> string(text);
            case DATE -> date(text);
            case INTEGER -> integer(text);
            case NUMBER -> number(text);
            case BOOLEAN -> yesNo(text);
        };
    }

    /** Signs that no value has: they would break a line, move a cursor or turn the direction of what follows. */
    private @Nullable Fault sign(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c >= ' ' && c < '\u007f') {
                continue;
            }
            if (c == '\n' || c == '\r') {
                return new Fault(
                        "line_break",
                        column.name() + " holds a line break. Look for a quotation mark that is not closed.");
            }
            if (isUnfit(text, i)) {
                return new Fault("control", column.name() + " holds a sign that cannot be shown. Type the value anew.");
            }
        }
        return null;
    }

    private static boolean isUnfit(String text, int i) {
        char c = text.charAt(i);
        if (Character.isSurrogate(c)) {
            return Character.isHighSurrogate(c)
                    ? i + 1 == text.length() || !Character.isLowSurrogate(text.charAt(i + 1))
                    : i == 0 || !Character.isHighSurrogate(text.charAt(i - 1));
        }
        boolean turnsDirection = (c >= '\u202a' && c <= '\u202e') || (c >= '\u2066' && c <= '\u2069');
        return turnsDirection
                || c == '\u2028'
                || c == '\u2029'
                || c == '\ufffe'
                || c == '\uffff'
                || (Character.isISOControl(c) && c != '\t');
    }

    private Object string(String text) {
        if (!codes.isEmpty()) {
            String code = codes.get(text.toUpperCase(Locale.ROOT));
            return code == null ? notInList() : code;
        }
        Limits limits = column.limits();
        Integer longest = limits.maxLength();
        if (longest != null && text.length() > longest) {
            return new Fault("too_long", column.name() + " has more than " + longest + " characters.");
        }
        Integer shortest = limits.minLength();
        if (shortest != null && text.length() < shortest) {
            return new Fault("too_short", column.name() + " has fewer than " + shortest + " characters.");
        }
        Pattern pattern = limits.pattern();
        if (pattern != null && !pattern.matcher(text).matches()) {
            return new Fault("pattern", column.name() + " does not have the form " + pattern.pattern() + ".");
        }
        if (guarded && Identifiers.areInLabel(text)) {
            return new Fault(
                    "identifier",
                    column.name() + " seems to hold a UPN, an NHS number, a ULN or a postcode. Send a label that says"
                            + " nothing of a person.");
        }
        if (recordId && Identifiers.isUpnIn(text)) {
            return new Fault(
                    "identifier",
                    column.name() + " holds a UPN. Send the record's own id; a UPN would be kept as it is.");
        }
        return text;
    }

    private Fault notInList() {
        return new Fault(
                "code", column.name() + " is not in its list: " + String.join(", ", column.validValues()) + ".");
    }

    private Object date(String text) {
        LocalDate date = dates.parse(text);
        if (date == null) {
            return new Fault(
                    "date",
                    column.name() + " is not a date that exists, or not in a form we read, such as 2026-04-30.");
        }
        LocalDate earliest = column.limits().earliest();
        LocalDate latest = column.limits().latest();
        if (earliest != null && date.isBefore(earliest)) {
            return new Fault("too_early", column.name() + " is before " + earliest + ".");
        }
        if (latest != null && date.isAfter(latest)) {
            return new Fault("too_late", column.name() + " is after " + latest + ".");
        }
        long day = date.toEpochDay();
        if (date.getYear() < 1800 || date.getYear() > 2200) {
            return new Fault("date", column.name() + " is in a year that cannot be meant.");
        }
        return (int) day;
    }

    private Object integer(String text) {
        long value;
        try {
            value = Long.parseLong(text);
        } catch (NumberFormatException e) {
            return new Fault("whole_number", column.name() + " is not a whole number.");
        }
        if (!codes.isEmpty() && !codes.containsKey(Long.toString(value))) {
            return notInList();
        }
        Fault fault = range(BigDecimal.valueOf(value));
        return fault == null ? (Object) value : fault;
    }

    private Object number(String text) {
        String status = nullSymbols.get(text.toLowerCase(Locale.ROOT));
        if (status != null) {
            return new Missing(status);
        }
        BigDecimal value;
        try {
            // Of a million digits, or with an exponent of millions, the arithmetic alone would take the night.
            if (text.length() > LONGEST_NUMBER) {
                throw new NumberFormatException();
            }
            value = new BigDecimal(text.indexOf(',') < 0 ? text : text.replace(",", ""));
            if (Math.abs((long) value.scale()) > LONGEST_NUMBER) {
                throw new NumberFormatException();
            }
        } catch (NumberFormatException e) {
            return new Fault(
                    "number",
                    column.name() + " is not a number"
                            + (nullSymbols.isEmpty() ? "." : " nor one of the symbols " + symbols() + "."));
        }
        Fault fault = range(value);
        if (fault != null) {
            return fault;
        }
        try {
            BigDecimal tenThousandths = value.movePointRight(4);
            if (tenThousandths.abs().compareTo(MOST) > 0) {
                return new Fault("number", column.name() + " has more than 14 digits before the point.");
            }
            // Publishers print shares with all digits of their machine; a partner's number is taken as it is or not at
            // all.
            return nullSymbols.isEmpty()
                    ? tenThousandths.longValueExact()
                    : tenThousandths.setScale(0, RoundingMode.HALF_UP).longValueExact();
        } catch (ArithmeticException e) {
            return new Fault("number", column.name() + " has more than 4 decimals.");
        }
    }

    private static final BigDecimal MOST = new BigDecimal("999999999999999999");

    private String symbols() {
        return String.join(", ", nullSymbols.keySet().stream().sorted().toList());
    }

    private @Nullable Fault range(BigDecimal value) {
        BigDecimal minimum = column.limits().minimum();
        BigDecimal maximum = column.limits().maximum();
        if (minimum != null && value.compareTo(minimum) < 0) {
            return new Fault("too_small", column.name() + " is below " + minimum + ".");
        }
        if (maximum != null && value.compareTo(maximum) > 0) {
            return new Fault("too_large", column.name() + " is above " + maximum + ".");
        }
        return null;
    }

    private Object yesNo(String text) {
        Boolean value = YES_NO.get(text.toUpperCase(Locale.ROOT));
        return value == null
                ? new Fault("yes_no", column.name() + " is neither yes (Y, true, 1) nor no (N, false, 0).")
                : value;
    }
}
