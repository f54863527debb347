package org.sendwarehouse.packs;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.LocalDate;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** One row of a mart, by column name. Asking for a column that the mart lacks is an error, an empty value is null. */
record Row(Map<String, @Nullable Object> values) {

    private @Nullable Object value(String column) {
        if (!values.containsKey(column)) {
            throw new IllegalArgumentException("The mart has no column " + column + "; it has " + values.keySet());
        }
        return values.get(column);
    }

    @Nullable
    String text(String column) {
        Object value = value(column);
        return value == null ? null : value.toString();
    }

    /** Text, or the fallback where there is none. */
    String text(String column, String fallback) {
        String text = text(column);
        return text == null || text.isBlank() ? fallback : text;
    }

    @Nullable
    BigDecimal number(String column) {
        Object value = value(column);
        if (value == null) {
            return null;
        }
        if (value instanceof BigDecimal decimal) {
            return decimal;
        }
        if (value instanceof BigInteger integer) {
            return new BigDecimal(integer);
        }
        if (value instanceof Double || value instanceof Float) {
            return BigDecimal.valueOf(((Number) value).doubleValue());
        }
        return BigDecimal.valueOf(((Number) value).longValue());
    }

    long integer(String column) {
        BigDecimal number = number(column);
        return number == null ? 0 : number.longValue();
    }

    @Nullable
    LocalDate date(String column) {
        return (LocalDate) value(column);
    }

    boolean flag(String column) {
        return Boolean.TRUE.equals(value(column));
    }
}
