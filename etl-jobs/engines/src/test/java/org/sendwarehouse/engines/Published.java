package org.sendwarehouse.engines;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;

/** A published version: its Parquet by its catalogue, and its database to hold other engines against. */
final class Published {
    private final Path folder;

    Published() throws IOException {
        String given = System.getProperty("engines.published", "");
        if (given.isBlank()) {
            throw new IllegalStateException(
                    "Say which version: -Dengines.published=HOME/published/current, after ./send-warehouse demo --home HOME");
        }
        folder = Path.of(given).toRealPath();
    }

    /** A table of the catalogue: its name with schema, the folder of its files, those files, its columns and its rows. */
    record Table(String name, Path folder, List<Path> files, List<String> columns, String partitionedBy, long rows) {}

    List<Table> tables() throws IOException {
        Path parquet = folder.resolve("parquet");
        JsonNode catalogue = new ObjectMapper().readTree(Files.readString(parquet.resolve("catalogue.json")));
        List<Table> tables = new ArrayList<>();
        for (JsonNode table : catalogue.path("tables")) {
            List<String> columns = new ArrayList<>();
            table.path("columns").forEach(column -> columns.add(column.path("name").asText()));
            List<Path> files = new ArrayList<>();
            table.path("files").forEach(file -> files.add(parquet.resolve(file.path("path").asText())));
            tables.add(new Table(
                    table.path("schema").asText() + "." + table.path("table").asText(),
                    parquet.resolve(table.path("path").asText()),
                    files,
                    columns,
                    table.path("partitioned_by").asText(""),
                    table.path("rows").asLong()));
        }
        return tables;
    }

    Table table(String name) throws IOException {
        return tables().stream()
                .filter(table -> table.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    /** As DuckDB has them. */
    Totals totals() throws SQLException {
        Properties readOnly = new Properties();
        readOnly.setProperty("duckdb.read_only", "true");
        Map<String, String> totals = new TreeMap<>();
        try (Connection connection =
                        DriverManager.getConnection("jdbc:duckdb:" + folder.resolve("warehouse.duckdb"), readOnly);
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(Totals.sql("marts.evidence"))) {
            while (rows.next()) {
                totals.put(
                        rows.getString(1),
                        Totals.line(rows.getLong(2), rows.getLong(3), rows.getLong(4), rows.getLong(5)));
            }
        }
        return new Totals(totals);
    }
}
