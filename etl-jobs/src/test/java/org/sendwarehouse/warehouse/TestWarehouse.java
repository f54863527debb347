package org.sendwarehouse.warehouse;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.sendwarehouse.home.Definitions.Definition;

/**
 * A small warehouse in memory, for tests: the shipped models, or some of them with all they are made from, over landing
 * tables given as CSV text.
 *
 * <pre>{@code
 * try (TestWarehouse warehouse = TestWarehouse.asAt("2026-04-30")
 *         .landing("ehc_advice", """
 *                 advice_id,request_id,requested_date:date,received_date:date
 *                 A1,R1,2026-01-05,2026-02-01
 *                 """)
 *         .build("fact_ehc_advice")) {
 *     assertThat(warehouse.rows("select advice_key, due_date from fact_ehc_advice")).containsExactly("A1 | 2026-02-16");
 * }
 * }</pre>
 *
 * A header's column is {@code name} or {@code name:type}; without a type it has the contract's, or is text. An empty field
 * is null. Columns of the contract that the CSV leaves out are null; landed tables that are not given are empty.
 */
public final class TestWarehouse implements AutoCloseable {
    private final Connection connection;

    private TestWarehouse(Connection connection) {
        this.connection = connection;
    }

    /** Starts a warehouse as at a business date (ISO). */
    public static Builder asAt(String date) {
        return new Builder(LocalDate.parse(date));
    }

    /** What to build it from. */
    public static final class Builder {
        private final LocalDate asAt;
        private final TestLanding landing;
        private final Map<String, Definition> files = new LinkedHashMap<>();
        private final List<WarehouseStep> steps = new ArrayList<>();
        private final Map<String, AuditTable> audits = new LinkedHashMap<>();
        private boolean unproved;
        private DuckDb.Settings settings = DuckDb.Settings.DEFAULT;
        private Run.Area area = new Run.Area("840", "E06000047", "County Durham");

        private Builder(LocalDate asAt) {
            this.asAt = asAt;
            this.landing = new TestLanding(asAt);
            audits.put("quality_result", new NoQualityResults());
            files.putAll(Shipped.FILES);
        }

        /** Forgets the shipped models, reference lists and contracts: for tests of the machinery. */
        public Builder withoutShippedFiles() {
            files.clear();
            landing.withoutContracts();
            return this;
        }

        /** Looks at what depends on the definitions alone, too, which nights take as proved. */
        public Builder unproved() {
            unproved = true;
            return this;
        }

        /** Rows of a landed table, in its current and in its historical view. */
        public Builder landing(String table, String csv) {
            landing.current(table, csv);
            return this;
        }

        /** Other rows for the historical view only. */
        public Builder landingHistory(String table, String csv) {
            landing.history(table, csv);
            return this;
        }

        /** The delivery of a landed table dates from this day (ISO), not from the business date. */
        public Builder deliveredOn(String table, String date) {
            landing.deliveredOn(table, LocalDate.parse(date));
            return this;
        }

        /** Says of a landed table's delivery what its rows alone do not: status, date of its content, and books. */
        public Builder delivered(
                String table, String status, String asOf, long read, long accepted, long rejected, long filtered) {
            landing.delivered(table, status, LocalDate.parse(asOf), read, accepted, rejected, filtered);
            return this;
        }

        /** Adds or replaces a definition file, such as {@code warehouse-sql/reference/agency.csv}. */
        public Builder file(String path, String text) {
            files.put(path, new Definition(path, text));
            return this;
        }

        /** So many tables are made at a time; one where this is not called. */
        public Builder atATime(int tables) {
            settings = new DuckDb.Settings(settings.memoryLimit(), tables);
            return this;
        }

        public Builder step(WarehouseStep step) {
            steps.add(step);
            return this;
        }

        public Builder audit(AuditTable audit) {
            audits.put(audit.name(), audit);
            return this;
        }

        public Builder area(String laNumber, String code, String name) {
            area = new Run.Area(laNumber, code, name);
            return this;
        }

        /** Builds these tables and all they are made from; without names, everything. */
        public TestWarehouse build(String... tables) throws SQLException {
            Connection connection = DuckDb.openInMemory(DuckDb.Settings.DEFAULT);
            try {
                ModelCatalogue catalogue = !unproved && files.equals(Shipped.FILES)
                        ? Shipped.CATALOGUE
                        : ModelCatalogue.of(List.copyOf(files.values()));
                List<AuditTable> audit = List.copyOf(audits.values());
                BuildPlan plan = tables.length == 0
                        ? BuildPlan.full(catalogue, landing.names(), audit)
                        : BuildPlan.of(catalogue, landing.names(), audit, List.of(tables));
                Run run = new Run("test-run", asAt, area, true, "test");
                new Build(connection, run, landing, landing, steps, settings, BuildListener.SILENT)
                        .run(catalogue, plan);
                return new TestWarehouse(connection);
            } catch (SQLException | RuntimeException e) {
                connection.close();
                throw e;
            }
        }
    }

    /** The result of a query: one text a row, values separated by {@code " | "}, null as {@code null}. */
    public List<String> rows(String sql) throws SQLException {
        return Sql.rows(connection, sql).stream()
                .map(row -> row.stream().map(String::valueOf).collect(Collectors.joining(" | ")))
                .toList();
    }

    /** The single value of a query. */
    public @Nullable String value(String sql) throws SQLException {
        return Sql.rows(connection, sql).get(0).get(0);
    }

    public Connection connection() {
        return connection;
    }

    /** Writes the file that an audience gets. */
    public Path write(AudienceFile audience, Path folder) throws SQLException {
        audience.write(connection, folder);
        return folder.resolve(audience.path());
    }

    @Override
    public void close() throws SQLException {
        connection.close();
    }

    /** What the product ships, read once for all tests. */
    private static final class Shipped {
        static final Map<String, Definition> FILES = files();
        static final ModelCatalogue CATALOGUE = ModelCatalogue.shipped();

        private static Map<String, Definition> files() {
            Map<String, Definition> files = new LinkedHashMap<>();
            ModelCatalogue.shippedFiles().forEach(file -> files.put(file.path(), file));
            return Map.copyOf(files);
        }
    }

    /** Stands for the quality rules where a test is not about them. */
    private static final class NoQualityResults implements AuditTable {
        @Override
        public String name() {
            return "quality_result";
        }

        @Override
        public java.util.Set<TableName> reads() {
            return java.util.Set.of();
        }

        @Override
        public void make(Connection connection, StepContext context) throws SQLException {
            Sql.run(
                    connection,
                    "create table " + context.table().sql() + " (rule_code varchar, title varchar, severity varchar,"
                            + " owner_role varchar, result varchar, violations bigint, denominator bigint,"
                            + " violated_pct decimal(9,4), threshold_pct decimal(9,4), reason varchar, advice varchar, feeds varchar)");
        }
    }
}
