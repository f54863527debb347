package org.sendwarehouse.cli;

import java.io.PrintWriter;
import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.sendwarehouse.home.InertText;
import org.sendwarehouse.home.Shown;
import tools.jackson.core.StreamWriteFeature;
import tools.jackson.databind.json.JsonMapper;

/** Prints a result set as an aligned table, as CSV (RFC 4180) or as a JSON array of objects. */
final class ResultPrinter {
    /** A table is measured before it is printed; more rows than this are for {@code csv} or {@code json}. */
    static final int TABLE_ROWS = 1000;

    private static final int CELL_WIDTH = 60;

    private ResultPrinter() {}

    static void print(ResultSet rows, SqlCommand.Format format, PrintWriter out) throws SQLException {
        switch (format) {
            case TABLE -> table(rows, out);
            case CSV -> csv(rows, out);
            case JSON -> json(rows, out);
        }
        out.flush();
    }

    private static List<String> names(ResultSet rows) throws SQLException {
        ResultSetMetaData meta = rows.getMetaData();
        List<String> names = new ArrayList<>();
        for (int i = 1; i <= meta.getColumnCount(); i++) {
            names.add(meta.getColumnLabel(i));
        }
        return names;
    }

    private static @Nullable String text(ResultSet rows, int column) throws SQLException {
        @Nullable Object value = rows.getObject(column);
        if (value == null) {
            return null;
        }
        return value instanceof BigDecimal number ? number.toPlainString() : value.toString();
    }

    private static void csv(ResultSet rows, PrintWriter out) throws SQLException {
        List<String> names = names(rows);
        out.print(String.join(
                        ",",
                        names.stream()
                                .map(InertText::of)
                                .map(ResultPrinter::quoted)
                                .toList()) + "\r\n");
        while (rows.next()) {
            List<String> cells = new ArrayList<>();
            for (int i = 1; i <= names.size(); i++) {
                String cell = Objects.requireNonNullElse(text(rows, i), "");
                // A number may start with a minus; a text that does would be run by the program that opens the file.
                cells.add(quoted(isNumber(rows.getMetaData().getColumnTypeName(i)) ? cell : InertText.of(cell)));
            }
            out.print(String.join(",", cells) + "\r\n");
        }
    }

    private static String quoted(String cell) {
        boolean plain = cell.chars().noneMatch(c -> c == ',' || c == '"' || c == '\n' || c == '\r');
        return plain ? cell : '"' + cell.replace("\"", "\"\"") + '"';
    }

    private static void json(ResultSet rows, PrintWriter out) throws SQLException {
        List<String> names = names(rows);
        JsonMapper mapper = JsonMapper.builder()
                .enable(StreamWriteFeature.WRITE_BIGDECIMAL_AS_PLAIN)
                .build();
        out.print('[');
        String separator = "\n";
        while (rows.next()) {
            Map<String, @Nullable Object> row = new LinkedHashMap<>();
            for (int i = 1; i <= names.size(); i++) {
                @Nullable Object value = rows.getObject(i);
                boolean asIs = value instanceof Number || value instanceof Boolean;
                row.put(names.get(i - 1), asIs ? value : text(rows, i));
            }
            out.print(separator + mapper.writeValueAsString(row));
            separator = ",\n";
        }
        out.println("\n]");
    }

    private static void table(ResultSet rows, PrintWriter out) throws SQLException {
        List<String> names = names(rows);
        List<List<String>> cells = new ArrayList<>();
        boolean more = false;
        while (rows.next()) {
            if (cells.size() == TABLE_ROWS) {
                more = true;
                break;
            }
            List<String> row = new ArrayList<>();
            for (int i = 1; i <= names.size(); i++) {
                row.add(shortened(Objects.requireNonNullElse(text(rows, i), "")));
            }
            cells.add(row);
        }
        int[] widths = names.stream().mapToInt(String::length).toArray();
        boolean[] numeric = new boolean[widths.length];
        for (int i = 0; i < widths.length; i++) {
            numeric[i] = isNumber(rows.getMetaData().getColumnTypeName(i + 1));
            for (List<String> row : cells) {
                widths[i] = Math.max(widths[i], row.get(i).length());
            }
        }
        out.println(line(names, widths, numeric));
        out.println(
                String.join("  ", Arrays.stream(widths).mapToObj("-"::repeat).toList()));
        cells.forEach(row -> out.println(line(row, widths, numeric)));
        out.println(
                more
                        ? "(the first " + TABLE_ROWS + " rows; use --format csv for all)"
                        : "(" + cells.size() + (cells.size() == 1 ? " row)" : " rows)"));
    }

    private static boolean isNumber(String type) {
        return type.startsWith("DECIMAL")
                || type.endsWith("INT")
                || type.equals("INTEGER")
                || type.equals("DOUBLE")
                || type.equals("FLOAT");
    }

    private static String shortened(String cell) {
        return Shown.of(cell.replace('\n', ' '), cell.length() <= CELL_WIDTH ? CELL_WIDTH : CELL_WIDTH - 1);
    }

    private static String line(List<String> cells, int[] widths, boolean[] numeric) {
        StringBuilder line = new StringBuilder();
        for (int i = 0; i < widths.length; i++) {
            String space = " ".repeat(widths[i] - cells.get(i).length());
            line.append(i == 0 ? "" : "  ").append(numeric[i] ? space + cells.get(i) : cells.get(i) + space);
        }
        return line.toString().stripTrailing();
    }
}
