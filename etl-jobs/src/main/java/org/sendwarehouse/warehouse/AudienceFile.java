package org.sendwarehouse.warehouse;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * The database that an audience outside gets, beside the internal one: {@code warehouse-<audience>.duckdb}, with the
 * listed tables in schema {@code marts} and nothing else. Of a table with a column {@code audience} it holds the rows of
 * this audience, without that column.
 *
 * @param tables for each of its tables the built table that it is a copy of
 */
public record AudienceFile(String audience, Map<String, TableName> tables) implements Extract {
    private static final String TARGET = "audience";
    private static final String WHOSE = "audience";

    public AudienceFile {
        tables = Collections.unmodifiableMap(new LinkedHashMap<>(tables));
    }

    @Override
    public String path() {
        return fileName(audience);
    }

    /** The name of an audience's file. */
    static String fileName(String audience) {
        return "warehouse-" + audience + ".duckdb";
    }

    /** Tables that this build does not have are an error. */
    @Override
    public void write(Connection connection, Path folder) throws SQLException {
        Map<TableName, String> tableComments = Comments.ofTables(connection);
        Map<TableName, Map<String, String>> columnComments = Comments.ofColumns(connection);
        DuckDb.attachScratch(connection, folder.resolve(path()), TARGET);
        Sql.together(connection, () -> {
            Sql.run(connection, "create schema " + TARGET + ".marts");
            for (Map.Entry<String, TableName> table : tables.entrySet()) {
                String target = TARGET + ".marts." + DuckDb.quote(table.getKey());
                Sql.run(
                        connection,
                        "create table " + target + " as " + own(connection, table.getValue()) + " order by all");
                Map<String, String> ofColumns = new TreeMap<>(columnComments.getOrDefault(table.getValue(), Map.of()));
                ofColumns.remove(WHOSE);
                List<String> comments =
                        Comments.statements("table " + target, target, tableComments.get(table.getValue()), ofColumns);
                if (!comments.isEmpty()) {
                    Sql.run(connection, String.join(";\n", comments));
                }
            }
        });
        Sql.run(connection, "checkpoint " + TARGET);
        Sql.run(connection, "detach " + TARGET);
    }

    private String own(Connection connection, TableName from) throws SQLException {
        return Sql.columnTypes(connection, from).containsKey(WHOSE)
                ? "select * exclude (" + WHOSE + ") from " + from.sql() + " where " + WHOSE + " = "
                        + DuckDb.literal(audience)
                : "select * from " + from.sql();
    }
}
