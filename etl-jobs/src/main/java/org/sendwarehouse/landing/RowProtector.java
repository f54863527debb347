package org.sendwarehouse.landing;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.sendwarehouse.contract.Column;
import org.sendwarehouse.contract.Column.Identity;
import org.sendwarehouse.contract.Column.Treatment;
import org.sendwarehouse.contract.Contract;
import org.sendwarehouse.contract.LandedColumn;
import org.sendwarehouse.contract.MatchToken;
import org.sendwarehouse.contract.Table;
import org.sendwarehouse.identity.Normaliser;
import org.sendwarehouse.identity.PostcodeAreas;
import org.sendwarehouse.identity.Pseudonymiser;
import org.sendwarehouse.landing.ValueConverter.Missing;

/**
 * Makes the landed row of a checked one: identifiers become tokens, a date of birth its month, a postcode its area, and
 * ages are taken while the date of birth is still at hand. Nothing of a person leaves this class in the clear.
 */
final class RowProtector {
    private final Table table;
    private final Pseudonymiser pseudonymiser;
    private final PostcodeAreas areas;
    private final int birthColumn;
    private final List<Cell> cells = new ArrayList<>();

    /** What a row's person contributes to it; for a flat row only where it came from. */
    static final class Context {
        String deliveryId = "";
        long sourceRow;

        @Nullable
        Integer birthDay;

        @Nullable
        String personRef;

        long requestNo;

        @Nullable
        Integer referenceDay;
    }

    /** Makes one landed value of the checked ones. */
    private interface Cell {
        @Nullable
        Object of(@Nullable Object[] values, Context context);
    }

    RowProtector(Contract contract, Table table, Pseudonymiser pseudonymiser, PostcodeAreas areas) {
        this.table = table;
        this.pseudonymiser = pseudonymiser;
        this.areas = areas;
        this.birthColumn = birthColumn(table);
        for (LandedColumn landed : table.landedColumns()) {
            cells.add(cell(contract, landed));
        }
    }

    private static int birthColumn(Table table) {
        for (int i = 0; i < table.columns().size(); i++) {
            if (table.columns().get(i).treatment() instanceof Treatment.BirthMonth) {
                return i;
            }
        }
        return -1;
    }

    /** The day of birth in a checked row of this table; null where it has none. */
    @Nullable
    Integer birthDay(@Nullable Object[] values) {
        return birthColumn < 0 ? null : (Integer) values[birthColumn];
    }

    /** The row as it lands, in the order of the landed columns. */
    @Nullable
    Object[] protect(@Nullable Object[] values, Context context) {
        Object[] row = new Object[cells.size()];
        for (int i = 0; i < row.length; i++) {
            row[i] = cells.get(i).of(values, context);
        }
        return row;
    }

    private Cell cell(Contract contract, LandedColumn landed) {
        int from = landed.from().isEmpty() ? -1 : index(landed.from().get(0));
        return switch (landed.origin()) {
            case VALUE -> (values, context) -> values[from] instanceof Missing ? null : values[from];
            case STATUS -> (values, context) -> values[from] instanceof Missing missing ? missing.status() : null;
            case PSEUDONYM -> pseudonym(from);
            case MATCH_TOKEN -> matchToken(contract, landed);
            case BIRTH_MONTH -> (values, context) -> values[from] == null ? null : firstOfMonth((Integer) values[from]);
            case LSOA -> (values, context) -> values[from] == null ? null : areas.lsoa((String) values[from]);
            case AGE -> (values, context) -> age(context.birthDay, (Integer) values[from]);
            case AGE_AT_REFERENCE_DATE -> (values, context) -> age(context.birthDay, context.referenceDay);
            case PERSON_REF -> (values, context) -> context.personRef;
            case REQUEST_NO -> (values, context) -> context.requestNo;
            case DELIVERY_ID -> (values, context) -> context.deliveryId;
            case SOURCE_ROW -> (values, context) -> context.sourceRow;
        };
    }

    private Cell pseudonym(int from) {
        Column column = table.columns().get(from);
        String domain = ((Treatment.Pseudonymise) column.treatment()).domain();
        Identity identity = column.identity() == null ? Identity.LOCAL_ID : column.identity();
        return new Cell() {
            private @Nullable Object last;
            private @Nullable String token;

            /** Rows of a person mostly follow each other. */
            @Override
            public @Nullable Object of(@Nullable Object[] values, Context context) {
                Object value = values[from];
                if (value == null) {
                    return null;
                }
                if (!value.equals(last)) {
                    String normal = Normaliser.normalise(identity, (String) value);
                    token = normal == null ? null : pseudonymiser.token(domain, normal);
                    last = value;
                }
                return token;
            }
        };
    }

    private Cell matchToken(Contract contract, LandedColumn landed) {
        String domain = contract.matchTokens().stream()
                .filter(t -> t.landedName().equals(landed.name()))
                .map(MatchToken::token)
                .findFirst()
                .orElseThrow();
        int[] from = landed.from().stream().mapToInt(this::index).toArray();
        Identity[] identities = new Identity[from.length];
        for (int i = 0; i < from.length; i++) {
            Column column = table.columns().get(from[i]);
            if (column.identity() == null) {
                throw new IllegalStateException("Column " + column.name() + " is part of a token but has no identity");
            }
            identities[i] = column.identity();
        }
        return (values, context) -> {
            String[] parts = new String[from.length];
            for (int i = 0; i < from.length; i++) {
                Object value = values[from[i]];
                if (value == null) {
                    return null;
                }
                String text =
                        value instanceof Integer day ? LocalDate.ofEpochDay(day).toString() : (String) value;
                String normal = Normaliser.forMatching(identities[i], text);
                if (normal == null) {
                    return null;
                }
                parts[i] = normal;
            }
            return pseudonymiser.token(domain, parts);
        };
    }

    private int index(String column) {
        for (int i = 0; i < table.columns().size(); i++) {
            if (table.columns().get(i).name().equals(column)) {
                return i;
            }
        }
        throw new IllegalStateException("Table " + table.name() + " has no column " + column);
    }

    private static Integer firstOfMonth(Integer day) {
        return (int) LocalDate.ofEpochDay(day).withDayOfMonth(1).toEpochDay();
    }

    /** Whole completed years; null where a date is missing or lies before the birth. */
    private static @Nullable Long age(@Nullable Integer birthDay, @Nullable Integer day) {
        if (birthDay == null || day == null || day < birthDay) {
            return null;
        }
        return ChronoUnit.YEARS.between(LocalDate.ofEpochDay(birthDay), LocalDate.ofEpochDay(day));
    }
}
