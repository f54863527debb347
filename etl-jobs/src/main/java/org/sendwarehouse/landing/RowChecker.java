package org.sendwarehouse.landing;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.sendwarehouse.contract.Column;
import org.sendwarehouse.contract.Contract;
import org.sendwarehouse.contract.Table;
import org.sendwarehouse.landing.ValueConverter.Fault;
import org.sendwarehouse.receive.Dates;

/** Converts and checks whole rows of one table. Knows no key and writes nothing. */
final class RowChecker {
    private final Table table;
    private final ValueConverter[] converters;

    RowChecker(Contract contract, Table table) {
        this.table = table;
        Dates dates = new Dates(contract.accepts().dateFormats());
        boolean people = isAboutPeople(contract);
        Map<String, String> nullSymbols = contract.nullSymbols();
        List<Column> columns = table.columns();
        this.converters = new ValueConverter[columns.size()];
        for (int i = 0; i < converters.length; i++) {
            Column column = columns.get(i);
            if (!column.isDerived()) {
                converters[i] = new ValueConverter(column, dates, nullSymbols, people);
            }
        }
    }

    /** Whether any column of the feed identifies a person; what respondents typed may always do so. */
    static boolean isAboutPeople(Contract contract) {
        return contract.survey()
                || contract.tables().stream()
                        .flatMap(t -> t.columns().stream())
                        .anyMatch(c -> c.personal() || c.identity() != null);
    }

    /**
     * The converted values of a row, in the order of the columns; null where the row is rejected, its faults then
     * being among the rejects.
     */
    @Nullable
    Object @Nullable [] check(@Nullable String[] raw, long line, Rejects rejects) {
        Object[] values = new Object[converters.length];
        boolean good = true;
        for (int i = 0; i < converters.length; i++) {
            ValueConverter converter = converters[i];
            if (converter == null) {
                continue;
            }
            Object value = converter.convert(raw[i]);
            if (value instanceof Fault fault) {
                good = false;
                rejects.add(table.name(), line, table.columns().get(i).name(), fault.rule(), fault.message(), raw[i]);
            } else {
                values[i] = value;
            }
        }
        return good ? values : null;
    }
}
