package org.sendwarehouse.warehouse;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.sendwarehouse.cli.SmallHome;
import org.sendwarehouse.home.Hashes;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The published Parquet is what its catalogue says, file by file, and holds what the database holds. */
class ParquetCatalogueIT {
    private static PublishedWarehouse version;
    private static Path parquet;
    private static List<JsonNode> tables;

    @BeforeAll
    static void read() throws IOException {
        version = PublishedWarehouse.open(SmallHome.first().home());
        parquet = version.folder().resolve("parquet");
        tables = new ArrayList<>();
        JsonMapper.builder()
                .build()
                .readTree(Files.readString(parquet.resolve("catalogue.json")))
                .path("tables")
                .forEach(tables::add);
    }

    private static String name(JsonNode table) {
        return table.path("schema").asString() + "." + table.path("table").asString();
    }

    @Test
    void every_file_is_in_the_catalogue_with_its_hash_and_its_rows() throws IOException, SQLException {
        Set<String> listed = new TreeSet<>();
        try (Connection duck = DuckDb.openInMemory(DuckDb.Settings.DEFAULT)) {
            for (JsonNode table : tables) {
                long rows = 0;
                for (JsonNode file : table.path("files")) {
                    Path path = parquet.resolve(file.path("path").asString());
                    listed.add(parquet.relativize(path).toString());
                    assertThat(Hashes.ofFile(path))
                            .as(path.toString())
                            .isEqualTo(file.path("sha256").asString());
                    assertThat(Sql.count(
                                    duck, "select count(*) from read_parquet(" + DuckDb.literal(path.toString()) + ")"))
                            .isEqualTo(file.path("rows").asLong());
                    rows += file.path("rows").asLong();
                }
                assertThat(rows).as(name(table)).isEqualTo(table.path("rows").asLong());
            }
        }
        try (Stream<Path> files = Files.walk(parquet)) {
            assertThat(files.filter(file -> file.toString().endsWith(".parquet"))
                            .map(file -> parquet.relativize(file).toString())
                            .collect(Collectors.toSet()))
                    .isEqualTo(listed);
        }
        assertThat(tables.stream().map(ParquetCatalogueIT::name))
                .containsExactlyElementsOf(version.manifest().tables().stream()
                        .map(table -> table.schema() + "." + table.name())
                        .filter(table -> !table.equals("audit.quality_violation"))
                        .toList());
    }

    @Test
    void read_as_a_partitioned_folder_each_table_is_the_published_one() throws IOException, SQLException {
        try (Connection duck = version.connect();
                Connection files = DuckDb.openInMemory(DuckDb.Settings.DEFAULT)) {
            for (JsonNode table : tables) {
                TableName published = TableName.of(name(table));
                String columns = Sql.columnTypes(duck, published).keySet().stream()
                        .map(DuckDb::quote)
                        .collect(Collectors.joining(", "));
                Sql.run(
                        files,
                        "create or replace table copied as select " + columns + " from read_parquet("
                                + DuckDb.literal(
                                        parquet.resolve(table.path("path").asString()) + "/**/*.parquet")
                                + ", hive_partitioning = true, hive_types_autocast = false)");
                assertThat(TableHash.of(files, TableName.of("main.copied")).hash())
                        .as(published.toString())
                        .isEqualTo(table.path("content_hash").asString());
            }
        }
    }

    /** DuckDB writes whole numbers of 128 bits to Parquet as floating point. */
    @Test
    void no_column_has_a_type_that_parquet_lacks() {
        List<String> wide = new ArrayList<>();
        for (JsonNode table : tables) {
            table.path("columns").forEach(column -> {
                if (column.path("type").asString().contains("HUGEINT")) {
                    wide.add(name(table) + "." + column.path("name").asString());
                }
            });
        }
        assertThat(wide).isEmpty();
    }

    @Test
    void attendance_lies_in_a_folder_a_school_year() {
        JsonNode attendance = tables.stream()
                .filter(table -> name(table).equals("warehouse.fact_attendance_week"))
                .findFirst()
                .orElseThrow();
        assertThat(attendance.path("partitioned_by").asString()).isEqualTo("academic_year");
        assertThat(attendance.path("files").get(0).path("path").asString())
                .isEqualTo("warehouse/fact_attendance_week/academic_year=2025%2F26/part-2026-03.parquet");
        assertThat(attendance.path("columns").get(0).path("name").asString()).isEqualTo("week_start");
        assertThat(attendance.path("columns").get(0).path("description").asString())
                .isEqualTo("Monday of the week.");
    }
}
