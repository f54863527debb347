package org.sendwarehouse.benchmark;

import static org.assertj.core.api.Assertions.assertThat;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sendwarehouse.warehouse.WorkedQuery;

/**
 * How long the worked questions take on a published warehouse and on ten times its children, beside the same tables in
 * PostgreSQL. No test: it is run by name, as docs/benchmarks.md says, and prints the table that stands there. Questions
 * that PostgreSQL does not understand are left out of the comparison.
 */
class QueryBenchmark {
    private static final int[] TIMES = {1, 10};
    private static final int RUNS = 7;
    private static final int AT_LEAST = 30;

    /** What the questions ask for and PostgreSQL calls something else. */
    private static final List<String> DIALECT = List.of(
            "create function year(date) returns bigint immutable language sql as 'select extract(year from $1)::bigint'",
            "create function month(date) returns bigint immutable language sql as 'select extract(month from $1)::bigint'",
            "create function round(double precision, integer) returns double precision immutable language sql as 'select"
                    + " round($1::numeric, $2)::double precision'");

    @Test
    void the_worked_questions(@TempDir Path folder) throws Exception {
        Path published = Path.of(System.getProperty("benchmark.published", "")).toRealPath();
        List<WorkedQuery> queries = WorkedQuery.shipped();
        double[][] duck = new double[TIMES.length][queries.size()];
        double[][] postgres = new double[TIMES.length][queries.size()];
        long[] rows = new long[TIMES.length];
        for (int scale = 0; scale < TIMES.length; scale++) {
            Path own = Files.createDirectories(folder.resolve("times-" + TIMES[scale]));
            try (Star star = new Star(published, own.resolve("star.duckdb"), TIMES[scale]);
                    EmbeddedPostgres server = EmbeddedPostgres.builder()
                            .setServerConfig("shared_buffers", "1GB")
                            .setServerConfig("work_mem", "256MB")
                            .setServerConfig("max_parallel_workers_per_gather", "1")
                            .start();
                    Connection other = server.getPostgresDatabase().getConnection()) {
                rows[scale] = star.rowsOfChildren();
                star.copyTo(other, own);
                for (String function : DIALECT) {
                    Star.run(other, function);
                }
                for (int i = 0; i < queries.size(); i++) {
                    duck[scale][i] = median(star.duck(), queries.get(i).sql());
                    postgres[scale][i] =
                            medianIfUnderstood(other, queries.get(i).sql());
                }
            }
        }
        String table = table(queries, duck, postgres, rows);
        Path out = Files.createDirectories(Path.of("target", "benchmarks")).resolve("queries.md");
        Files.writeString(out, table);
        System.out.println(table);
        assertThat(Arrays.stream(postgres[0]).filter(ms -> !Double.isNaN(ms)).count())
                .as("questions that both understand")
                .isGreaterThanOrEqualTo(AT_LEAST);
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

    private static String table(List<WorkedQuery> queries, double[][] duck, double[][] postgres, long[] rows) {
        StringBuilder text = new StringBuilder(16_384);
        text.append(String.format(
                Locale.UK,
                "Rows in tables of children: %,d, and %,d.%n%n| Question | DuckDB, ms | PostgreSQL, ms | times | ten times:"
                        + " DuckDB, ms | PostgreSQL, ms | times |%n|---|---:|---:|---:|---:|---:|---:|%n",
                rows[0],
                rows[1]));
        for (int i = 0; i < queries.size(); i++) {
            if (!Double.isNaN(postgres[0][i])) {
                text.append("| ").append(queries.get(i).code());
                for (int scale = 0; scale < TIMES.length; scale++) {
                    text.append(String.format(
                            Locale.UK,
                            " | %.1f | %.1f | %.1f",
                            duck[scale][i],
                            postgres[scale][i],
                            postgres[scale][i] / duck[scale][i]));
                }
                text.append(" |\n");
            }
        }
        for (int scale = 0; scale < TIMES.length; scale++) {
            double[] sorted = duck[scale].clone();
            Arrays.sort(sorted);
            text.append(String.format(
                    Locale.UK,
                    "%nAll %d questions in DuckDB at %d times: median %.1f ms, slowest %.1f ms.%n",
                    sorted.length,
                    TIMES[scale],
                    sorted[sorted.length / 2],
                    sorted[sorted.length - 1]));
        }
        return text.toString();
    }
}
