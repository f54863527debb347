package org.sendwarehouse.disclosure;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.sendwarehouse.disclosure.OpenDataFile.Indicator;
import org.sendwarehouse.disclosure.OpenDataLayout.Column;
import org.sendwarehouse.home.InertText;

/** The rows of a file of the open data, as text, from {@code disclosure.open_data_cell} and nothing else. */
final class OpenDataRows {
    /** What a row shows of an indicator that everyone is given nothing of there. */
    private static final String NOT_AVAILABLE = "x";

    private final OpenDataLayout layout;

    OpenDataRows(OpenDataLayout layout) {
        this.layout = layout;
    }

    /** The header and the rows; only the header where everyone is given none of the file's figures. */
    List<List<String>> of(OpenDataFile file, Connection connection) throws SQLException {
        List<List<String>> rows = new ArrayList<>();
        List<String> header =
                new ArrayList<>(layout.columns().stream().map(Column::name).toList());
        file.indicators().forEach(indicator -> header.add(indicator.column()));
        rows.add(header);
        cells(file, connection).forEach((place, cells) -> {
            List<String> row = new ArrayList<>(place);
            for (Indicator indicator : file.indicators()) {
                row.add(cells.getOrDefault(indicator.column(), NOT_AVAILABLE));
            }
            rows.add(row);
        });
        return rows;
    }

    private Map<List<String>, Map<String, String>> cells(OpenDataFile file, Connection connection) throws SQLException {
        String place = layout.columns().stream().map(Column::name).collect(Collectors.joining(", "));
        String codes = String.join(", ", Collections.nCopies(file.indicators().size(), "?"));
        Map<List<String>, Map<String, String>> cells = new LinkedHashMap<>();
        try (PreparedStatement statement = connection.prepareStatement("select " + place
                + ", indicator_code, measure, number, symbol from disclosure.open_data_cell where period_type = ?"
                + " and indicator_code in (" + codes
                + ") order by time_period, time_order, new_la_code, topic_order, breakdown, indicator_code, measure")) {
            statement.setString(1, file.periods());
            for (int i = 0; i < file.indicators().size(); i++) {
                statement.setString(i + 2, file.indicators().get(i).indicator());
            }
            try (ResultSet row = statement.executeQuery()) {
                while (row.next()) {
                    List<String> of = new ArrayList<>();
                    for (Column column : layout.columns()) {
                        of.add(place(row, column));
                    }
                    Map<String, String> found = cells.computeIfAbsent(of, key -> new HashMap<>());
                    for (Indicator indicator : file.indicators()) {
                        if (indicator.indicator().equals(row.getString("indicator_code"))
                                && indicator.measure().equals(row.getString("measure"))) {
                            found.put(indicator.column(), cell(row, indicator.decimals()));
                        }
                    }
                }
            }
        }
        // A row in which nothing is known of any column says nothing.
        cells.values().removeIf(Map::isEmpty);
        return withTotals(cells);
    }

    /** Each period with its total: one that everyone is not given stands there as not available. */
    private Map<List<String>, Map<String, String>> withTotals(Map<List<String>, Map<String, String>> cells) {
        Map<List<String>, Map<String, String>> whole = new LinkedHashMap<>();
        cells.forEach((place, found) -> {
            List<String> total = new ArrayList<>(place);
            for (int i = 0; i < total.size(); i++) {
                String column = layout.columns().get(i).name();
                if (layout.filters().stream().anyMatch(filter -> filter.column().equals(column))) {
                    total.set(i, layout.total());
                }
            }
            if (!cells.containsKey(total)) {
                whole.putIfAbsent(total, Map.of());
            }
            whole.put(place, found);
        });
        return whole;
    }

    private static String place(ResultSet row, Column column) throws SQLException {
        @Nullable String text = row.getString(column.name());
        if (text == null) {
            throw new IllegalStateException("The open data have a row without " + column.label()
                    + ": is the area in warehouse-sql/reference/area.csv, with its region?");
        }
        return InertText.of(text);
    }

    private static String cell(ResultSet row, int decimals) throws SQLException {
        @Nullable String symbol = row.getString("symbol");
        return symbol != null
                ? symbol
                : BigDecimal.valueOf(row.getDouble("number"))
                        .setScale(decimals, RoundingMode.HALF_UP)
                        .toPlainString();
    }
}
