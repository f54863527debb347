package org.sendwarehouse.benchmark;

import static org.assertj.core.api.Assertions.assertThat;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.sendwarehouse.warehouse.WorkedQuery;
import org.springframework.util.FileSystemUtils;

/**
 * How long the worked questions take on a published warehouse and on ten times its children, beside the same tables in
 * PostgreSQL. Questions that PostgreSQL does not understand are left out of the comparison.
 */
final class QueriesGroup implements Group {
    private static final int[] TIMES = {1, 10};
    private static final int RUNS = 7;
    private static final int AT_LEAST = 30;
    private static final List<String> HEADER = List.of(
            "Question",
            "DuckDB, ms",
            "PostgreSQL, ms",
            "times",
            "ten times: DuckDB, ms",
            "ten times: PostgreSQL, ms",
            "ten times: times");

    /** What the questions ask for and PostgreSQL calls something else. */
    private static final List<String> DIALECT = List.of(
            "create function year(date) returns bigint immutable language sql as 'select extract(year from $1)::bigint'",
            "create function month(date) returns bigint immutable language sql as 'select extract(month from $1)::bigint'",
            "create function round(double precision, integer) returns double precision immutable language sql as 'select"
                    + " round($1::numeric, $2)::double precision'");

    /** What both took, in milliseconds by scale and question; no number where PostgreSQL does not understand. */
    private static final class Taken {
        final double[][] duck;
        final double[][] postgres;
        /** Rows of tables of children, by scale. */
        final long[] rows = new long[TIMES.length];

        Taken(int questions) {
            duck = new double[TIMES.length][questions];
            postgres = new double[TIMES.length][questions];
        }
    }

    @Override
    public String name() {
        return "queries";
    }

    @Override
    public List<Table> run(Settings settings) throws Exception {
        Path published = Path.of(System.getProperty(
                        "benchmarks.published",
                        WholeGroup.home(settings)
                                .current()
                                .resolve("send_warehouse.duckdb")
                                .toString()))
                .toAbsolutePath();
        if (!Files.exists(published)) {
            throw new IllegalStateException(
                    "There is no published warehouse. Run the group whole before, or name one with -Dbenchmarks.published.");
        }
        List<WorkedQuery> queries = WorkedQuery.shipped();
        Taken taken = taken(published.toRealPath(), queries, settings.folder().resolve("queries"));
        assertThat(Arrays.stream(taken.postgres[0])
                        .filter(ms -> !Double.isNaN(ms))
                        .count())
                .as("questions that both understand")
                .isGreaterThanOrEqualTo(AT_LEAST);
        return List.of(new Table(name(), "The worked questions", text(taken), HEADER, rows(queries, taken), List.of()));
    }

    private static Taken taken(Path published, List<WorkedQuery> queries, Path folder)
            throws SQLException, IOException {
        Taken taken = new Taken(queries.size());
        for (int scale = 0; scale < TIMES.length; scale++) {
            FileSystemUtils.deleteRecursively(folder);
            Files.createDirectories(folder);
            try (Star star = new Star(published, folder.resolve("star.duckdb"), TIMES[scale]);
                    EmbeddedPostgres server = EmbeddedPostgres.builder()
                            .setServerConfig("shared_buffers", "1GB")
                            .setServerConfig("work_mem", "256MB")
                            .setServerConfig("max_parallel_workers_per_gather", "1")
                            .start();
                    Connection other = server.getPostgresDatabase().getConnection()) {
                taken.rows[scale] = star.rowsOfChildren();
                star.copyTo(other, folder);
                for (String function : DIALECT) {
                    Star.run(other, function);
                }
                for (int i = 0; i < queries.size(); i++) {
                    taken.duck[scale][i] = median(star.duck(), queries.get(i).sql());
                    taken.postgres[scale][i] =
                            medianIfUnderstood(other, queries.get(i).sql());
                }
            }
        }
        FileSystemUtils.deleteRecursively(folder);
        return taken;
    }

    private static double medianIfUnderstood(Connection postgres, String sql) {
        try {
            return median(postgres, sql);
        } catch (SQLException e) {
            return Double.NaN;
        }
    }

    /** Milliseconds, of several runs after one that does not count. */
    private static double median(Connection connection, String sql) throws SQLException {
        String statement = sql.endsWith(";") ? sql.substring(0, sql.length() - 1) : sql;
        Star.rows(connection, statement);
        List<Double> times = new ArrayList<>();
        for (int run = 0; run < RUNS; run++) {
            long start = System.nanoTime();
            Star.rows(connection, statement);
            times.add((System.nanoTime() - start) / 1e6);
        }
        times.sort(null);
        return times.get(RUNS / 2);
    }

    private static List<List<String>> rows(List<WorkedQuery> queries, Taken taken) {
        List<List<String>> rows = new ArrayList<>();
        for (int i = 0; i < queries.size(); i++) {
            if (!Double.isNaN(taken.postgres[0][i])) {
                List<String> row = new ArrayList<>(List.of(queries.get(i).code()));
                for (int scale = 0; scale < TIMES.length; scale++) {
                    double duck = taken.duck[scale][i];
                    double postgres = taken.postgres[scale][i];
                    row.add(ms(duck));
                    row.add(ms(postgres));
                    row.add(ms(postgres / duck));
                }
                rows.add(row);
            }
        }
        return rows;
    }

    private static String ms(double number) {
        return String.format(Locale.UK, "%.1f", number);
    }

    private static String text(Taken taken) {
        StringBuilder text = new StringBuilder(String.format(
                Locale.UK,
                "The same tables in PostgreSQL (1 GB of shared buffers, an index on every key, fresh statistics). Median of"
                        + " %d runs after one that does not count, rows fetched to the last.",
                RUNS));
        for (int scale = 0; scale < TIMES.length; scale++) {
            double[] sorted = taken.duck[scale].clone();
            Arrays.sort(sorted);
            text.append(String.format(
                    Locale.UK,
                    " At %d times the children (%,d rows), all %d questions in DuckDB: median %.1f ms, slowest %.1f ms.",
                    TIMES[scale],
                    taken.rows[scale],
                    sorted.length,
                    sorted[sorted.length / 2],
                    sorted[sorted.length - 1]));
        }
        return text.toString();
    }
}
