package org.sendwarehouse.warehouse;

import static org.assertj.core.api.Assertions.assertThat;
import static org.sendwarehouse.warehouse.TestFiles.key;

import java.nio.file.Path;
import java.sql.Connection;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sendwarehouse.home.Home;
import org.springframework.util.unit.DataSize;

class TurnsTest {
    private static final LocalDate DAY = LocalDate.parse("2026-04-30");

    /** A model of so many columns and rows, made after another one. */
    private static String model(int columns, int rows, String after) {
        return IntStream.range(0, columns)
                .mapToObj(column -> "hash(r.i + " + column + ") as c" + column)
                .collect(Collectors.joining(", ", "select r.i, ", " from range(" + rows + ") as r (i)" + after));
    }

    @Test
    void manySmallTablesLeaveRoomForALargeOne(@TempDir Path folder) throws Exception {
        TestFiles files = new TestFiles();
        String after = "";
        for (int table = 0; table < 120; table++) {
            files.model("facts/fact_small_" + table, model(30, 1000, after), key("i"));
            after = " where exists (select 1 from fact_small_" + table + ")";
        }
        files.model("marts/large", model(60, 600_000, after), key("i"));
        Home home = new Home(folder.resolve("home")).create();
        RunId id = new RunId(
                DAY, "1", "definitions", new Run.Area("840", "E06000047", "Durham"), true, List.of(), "key", 0);

        BuiltWarehouse built = new WarehouseBuilder(
                        home, new DuckDb.Settings(DataSize.ofMegabytes(48), 2), files.catalogue(), List.of(), List.of())
                .build(id, new ParquetLanding(folder.resolve("landing")), BuildListener.SILENT);

        try (Connection warehouse = DuckDb.openReadOnly(built.file(), DuckDb.Settings.DEFAULT)) {
            assertThat(Sql.count(warehouse, "select count(*) from marts.large")).isEqualTo(600_000);
        }
    }
}
