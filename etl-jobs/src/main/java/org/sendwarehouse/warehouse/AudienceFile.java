package org.sendwarehouse.warehouse;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

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
        Sql.run(connection, "attach " + DuckDb.literal(folder.resolve(path()).toString()) + " as " + TARGET);
        Sql.together(connection, () -> {
            Sql.run(connection, "create schema " + TARGET + ".marts");
            for (Map.Entry<String, TableName> table : tables.entrySet()) {
                String target = TARGET + ".marts." + DuckDb.quote(table.getKey());
                Sql.run(
                        connection,
                        "create table " + target + " as " + own(connection, table.getValue()) + " order by all");
                comments(connection, table.getValue(), target);
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

    private static void comments(Connection connection, TableName from, String target) throws SQLException {
        String of = " where database_name = current_database() and schema_name = " + DuckDb.literal(from.schema())
                + " and table_name = " + DuckDb.literal(from.table()) + " and comment is not null";
        for (List<@Nullable String> row : Sql.rows(connection, "select comment from duckdb_tables()" + of)) {
            Sql.run(connection, "comment on table " + target + " is " + DuckDb.literal(String.valueOf(row.get(0))));
        }
        for (List<@Nullable String> row : Sql.rows(
                connection,
                "select column_name, comment from duckdb_columns()" + of + " and column_name <> "
                        + DuckDb.literal(WHOSE) + " order by column_index")) {
            Sql.run(
                    connection,
                    "comment on column " + target + "." + DuckDb.quote(String.valueOf(row.get(0))) + " is "
                            + DuckDb.literal(String.valueOf(row.get(1))));
        }
    }
}
