package org.sendwarehouse.landing;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.sendwarehouse.contract.Contract;
import org.sendwarehouse.contract.Contract.Unit;
import org.sendwarehouse.contract.LandedColumn;
import org.sendwarehouse.contract.LandedType;

/** Counts the landed rows of each unit while they pass. Used by one thread; holds one entry a unit. */
final class UnitCounter {
    /** The first Monday on or after 1 January 1970 is day 4. */
    private static final int A_MONDAY = 4;

    private final List<Unit> units;
    private final int[] places;
    private final LandedType[] types;
    private final Map<Key, long[]> counts = new HashMap<>();
    private @Nullable Object[] last;
    private long[] lastCount = new long[1];

    UnitCounter(Contract contract) {
        this(contract, contract.units().isEmpty() ? List.of() : contract.table().landedColumns());
    }

    /** @param landed the columns of the rows, which an earlier edition of the contract may have landed */
    UnitCounter(Contract contract, List<LandedColumn> landed) {
        this.units = contract.units();
        this.places = new int[units.size()];
        this.types = new LandedType[units.size()];
        this.last = new Object[units.size()];
        for (int i = 0; i < places.length; i++) {
            String column = units.get(i).column();
            int place = landed.stream().map(LandedColumn::name).toList().indexOf(column);
            if (place < 0) {
                throw new IllegalStateException(contract.id() + " does not land the unit column " + column);
            }
            places[i] = place;
            types[i] = landed.get(place).type();
        }
    }

    /** A unit's values; equal where they are. */
    private record Key(List<@Nullable Object> values) {}

    /** Counts a landed row. Rows of a unit mostly follow each other, so the one before is asked first. */
    void count(@Nullable Object[] row) {
        if (places.length == 0) {
            return;
        }
        boolean same = lastCount[0] > 0;
        for (int i = 0; same && i < places.length; i++) {
            same = java.util.Objects.equals(value(row, i), last[i]);
        }
        if (!same) {
            @Nullable Object[] values = new Object[places.length];
            for (int i = 0; i < places.length; i++) {
                values[i] = value(row, i);
            }
            last = values;
            lastCount = counts.computeIfAbsent(new Key(Arrays.asList(values)), k -> new long[1]);
        }
        lastCount[0]++;
    }

    private @Nullable Object value(@Nullable Object[] row, int unit) {
        Object value = row[places[unit]];
        return value instanceof Integer day && units.get(unit).byWeek()
                ? (Object) (day - Math.floorMod(day - A_MONDAY, 7))
                : value;
    }

    boolean isNeeded() {
        return places.length > 0;
    }

    UnitBooks books() {
        Map<String, Long> rows = new HashMap<>();
        counts.forEach((key, count) -> {
            List<String> texts = new ArrayList<>();
            for (int i = 0; i < types.length; i++) {
                texts.add(text(types[i], key.values().get(i)));
            }
            rows.put(String.join(UnitBooks.BETWEEN, texts), count[0]);
        });
        return new UnitBooks(units.stream().map(Unit::text).toList(), rows);
    }

    /** As SQL reads it back. */
    private static String text(LandedType type, @Nullable Object value) {
        if (value == null) {
            return "";
        }
        return switch (type) {
            case DATE -> LocalDate.ofEpochDay((Integer) value).toString();
            case DECIMAL -> BigDecimal.valueOf((Long) value, 4).toPlainString();
            default -> value.toString();
        };
    }
}
