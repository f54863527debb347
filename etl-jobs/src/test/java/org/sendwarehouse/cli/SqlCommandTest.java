package org.sendwarehouse.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.Statement;
import java.time.Clock;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sendwarehouse.home.Home;
import org.sendwarehouse.warehouse.TestVersion;

class SqlCommandTest {
    private final Path home;

    SqlCommandTest(@TempDir Path home) {
        this.home = home;
    }

    @BeforeEach
    void publish() throws Exception {
        try (Connection connection = DriverManager.getConnection("jdbc:duckdb:" + TestVersion.publish(home));
                Statement statement = connection.createStatement()) {
            for (String schema : new String[] {"warehouse", "marts", "audit", "reference", "disclosure"}) {
                statement.execute("create schema " + schema);
            }
            statement.execute("create table marts.evidence as select * from (values"
                    + " ('ehcp_20_week_pct', 18.26::decimal(18, 4), date '2024-12-31', true, 'a \"quoted\", text'),"
                    + " ('ehc_requests', null, date '2024-12-31', false, 'line one'))"
                    + " v(indicator_code, value, period_end, final, note)");
        }
    }

    private Run sql(String... arguments) {
        String[] all = new String[arguments.length + 2];
        all[0] = "sql";
        all[1] = "--home=" + home;
        System.arraycopy(arguments, 0, all, 2, arguments.length);
        return Run.of(all);
    }

    @Test
    void a_table_is_aligned_and_counted() {
        assertThat(sql("select indicator_code, value, period_end from evidence order by 1")
                        .out())
                .isEqualTo("""
                        indicator_code      value  period_end
                        ----------------  -------  ----------
                        ehc_requests               2024-12-31
                        ehcp_20_week_pct  18.2600  2024-12-31
                        (2 rows)
                        """);
    }

    @Test
    void csv_quotes_what_needs_it() {
        assertThat(sql("--format=csv", "select indicator_code, value, note from evidence order by 1")
                        .out())
                .isEqualTo("""
                        indicator_code,value,note\r
                        ehc_requests,,line one\r
                        ehcp_20_week_pct,18.2600,"a ""quoted"", text"\r
                        """);
    }

    @Test
    void json_keeps_numbers_booleans_and_nulls() {
        assertThat(sql("--json", "select indicator_code, value, period_end, final from evidence order by 1")
                        .out())
                .isEqualTo("""
                        [
                        {"indicator_code":"ehc_requests","value":null,"period_end":"2024-12-31","final":false},
                        {"indicator_code":"ehcp_20_week_pct","value":18.2600,"period_end":"2024-12-31","final":true}
                        ]
                        """);
    }

    @Test
    void nothing_can_be_changed() {
        Run run = sql("delete from marts.evidence");

        assertThat(run.exitCode()).isEqualTo(5);
        assertThat(run.err()).contains("read-only");
        assertThat(sql("--format=csv", "select count(*) as n from evidence").out())
                .isEqualTo("n\r\n2\r\n");
    }

    @Test
    void no_other_file_can_be_read_or_written() throws Exception {
        Path secret = Files.writeString(home.resolve("secret.csv"), "a\n1\n");

        assertThat(sql("select * from read_csv('" + secret + "')").err()).contains("disabled by configuration");
        assertThat(sql("copy marts.evidence to '" + home.resolve("out.csv") + "'")
                        .exitCode())
                .isEqualTo(5);
        assertThat(sql("attach '" + home.resolve("other.duckdb") + "'").exitCode())
                .isEqualTo(5);
        assertThat(home.resolve("out.csv")).doesNotExist();
    }

    @Test
    void its_limits_cannot_be_lifted() {
        assertThat(sql("set memory_limit = '64GB'").exitCode()).isEqualTo(5);
        assertThat(sql("set enable_external_access = true").exitCode()).isEqualTo(5);
    }

    @Test
    void a_question_takes_no_more_memory_than_it_was_given() {
        String heavy = "select count(distinct hash(a.range * 7919 + b.range)) as n from range(3000) a, range(3000) b";
        Run tight = sql("--memory=20MB", heavy);

        assertThat(tight.exitCode()).isEqualTo(5);
        assertThat(tight.err()).contains("Out of Memory");
        assertThat(sql("--memory=1GB", "--format=csv", heavy).out()).startsWith("n\r\n");
        assertThat(sql("--memory=much", "select 1").exitCode()).isEqualTo(2);
    }

    @Test
    void what_was_asked_is_found_again() throws Exception {
        sql("select 1\n  as one");
        sql("select nothing from nowhere");
        List<String> told = sql("--history").out().lines().toList();

        assertThat(told).hasSize(2);
        assertThat(told.get(0)).endsWith("  select 1 as one").doesNotContain("not understood");
        assertThat(told.get(1)).endsWith("  (not understood) select nothing from nowhere");
        assertThat(PosixFilePermissions.toString(
                        Files.getPosixFilePermissions(home.resolve("state/sql-history.jsonl"))))
                .isEqualTo("rw-------");
    }

    @Test
    void of_many_statements_the_older_half_is_forgotten() throws Exception {
        SqlHistory history = new SqlHistory(new Home(home), Clock.systemUTC());
        for (int i = 1; i <= SqlHistory.MOST + 1; i++) {
            history.add("run1", true, "select " + i);
        }
        List<SqlHistory.Asked> left = history.last(SqlHistory.MOST);

        assertThat(left).hasSize(SqlHistory.MOST / 2 + 1);
        assertThat(left.get(0).statement()).isEqualTo("select " + (SqlHistory.MOST / 2 + 1));
        assertThat(left.get(left.size() - 1).statement()).isEqualTo("select " + (SqlHistory.MOST + 1));
    }

    @Test
    void a_mistake_in_the_statement_is_explained_without_a_stack_trace() {
        Run run = sql("select nothing from nowhere");

        assertThat(run.exitCode()).isEqualTo(5);
        assertThat(run.err()).contains("nowhere").doesNotContain("\tat ").doesNotContain("Exception");
        assertThat(run.out()).isEmpty();
    }

    @Test
    void a_home_without_a_warehouse_is_told_what_to_do_first(@TempDir Path empty) {
        Run run = Run.of("sql", "--home=" + empty, "select 1");

        assertThat(run.exitCode()).isEqualTo(5);
        assertThat(run.err()).contains("Nothing is published in " + empty).contains("send-warehouse nightly");
    }
}
