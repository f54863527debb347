package org.sendwarehouse.security;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.Statement;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.sendwarehouse.cli.Run;
import org.sendwarehouse.warehouse.DuckDb;
import org.sendwarehouse.warehouse.TestVersion;

/** Who may ask the warehouse questions gets answers from the warehouse, and nothing else of the machine. */
class SqlAttacksTest {
    private static final String SECRET = "TOP-SECRET-TEXT";

    @TempDir
    private static Path home = Path.of("");

    private static Path database = Path.of("");

    @BeforeAll
    static void publish() throws Exception {
        database = TestVersion.publish(home);
        try (Connection connection = DriverManager.getConnection("jdbc:duckdb:" + database);
                Statement statement = connection.createStatement()) {
            for (String schema : new String[] {"warehouse", "marts", "audit", "reference", "disclosure"}) {
                statement.execute("create schema " + schema);
            }
            statement.execute("create table marts.evidence as select '=cmd|x' as note, -5 as value, '-5' as text,"
                    + " 'a' || chr(27) || '[2J' as shown");
        }
        Files.writeString(home.resolve("secret.csv"), "a\n" + SECRET + "\n");
        Files.writeString(home.resolve("secret.json"), "{\"a\":\"" + SECRET + "\"}\n");
        try (Connection connection = DriverManager.getConnection("jdbc:duckdb:" + home.resolve("other.duckdb"));
                Statement statement = connection.createStatement()) {
            statement.execute("create table t as select '" + SECRET + "' as a");
            statement.execute("copy t to '" + home.resolve("secret.parquet") + "'");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "select * from read_csv('$/secret.csv')",
                "select * from read_text('$/secret.csv')",
                "select * from read_blob('$/secret.csv')",
                "select * from read_json('$/secret.json')",
                "select * from read_parquet('$/secret.parquet')",
                "select * from parquet_metadata('$/secret.parquet')",
                "select * from sniff_csv('$/secret.csv')",
                "select * from glob('$/*')",
                "from '$/secret.csv'",
                "from '$/secret.parquet'",
                "select * from read_csv('/proc/self/environ')",
                "select * from read_csv('http://127.0.0.1:1/x')",
                "select * from read_csv('s3://bucket/x')",
                "attach '$/other.duckdb' as o",
                "attach '$/new.duckdb' as o",
                "copy marts.evidence to '$/new.csv'",
                "copy (select 1) to '$/new.parquet' (format parquet)",
                "copy marts.evidence from '$/secret.csv'",
                "export database '$/new'",
                "import database '$'",
                "install httpfs",
                "load httpfs",
                "load '$/x.duckdb_extension'",
                "create table marts.t as select 1",
                "drop table marts.evidence",
                "update marts.evidence set value = 1",
                "set enable_external_access = true",
                "reset enable_external_access",
                "pragma enable_external_access = true",
                "set lock_configuration = false",
                "set allowed_directories = ['/']",
                "set allow_unsigned_extensions = true",
                "set temp_directory = '$/new'",
                "set extension_directory = '$/new'",
                "set log_query_path = '$/new'",
                "set memory_limit = '64GB'",
                "set threads = 64",
                "pragma enable_profiling='json'",
                "set profiling_output = '$/new.json'",
                "create secret s (type s3)",
                "select 1; copy marts.evidence to '$/new.csv'"
            })
    void nothing_outside_is_read_written_or_changed(String attack) throws IOException {
        List<Path> before = files();

        Run run = Run.of("sql", "--home=" + home, attack.replace("$", home.toString()));

        assertThat(run.exitCode()).as(run.toString()).isEqualTo(5);
        assertThat(run.out() + run.err()).doesNotContain(SECRET).doesNotContain("\tat ");
        assertThat(files()).isEqualTo(before);
    }

    @Test
    void what_packs_and_rules_read_with_is_closed_as_well() throws Exception {
        try (Connection reader = DuckDb.openReadOnly(database, DuckDb.Settings.DEFAULT);
                Statement statement = reader.createStatement()) {
            for (String attack : List.of(
                    "select * from read_csv('" + home.resolve("secret.csv") + "')",
                    "copy marts.evidence to '" + home.resolve("new.csv") + "'",
                    "attach '" + home.resolve("other.duckdb") + "' as o",
                    "install httpfs",
                    "load httpfs",
                    "set enable_external_access = true",
                    "drop table marts.evidence")) {
                assertThat(org.assertj.core.api.Assertions.catchThrowable(() -> statement.execute(attack)))
                        .as(attack)
                        .isInstanceOf(java.sql.SQLException.class);
            }
        }
        assertThat(home.resolve("new.csv")).doesNotExist();
    }

    @Test
    void a_table_for_a_spreadsheet_holds_no_live_formula_and_numbers_stay_numbers() {
        assertThat(Run.of(
                                "sql",
                                "--home=" + home,
                                "--format=csv",
                                "select note, value, text, 1 as \"=x\" from evidence")
                        .out())
                .isEqualTo("note,value,text,'=x\r\n'=cmd|x,-5,'-5,1\r\n");
    }

    @Test
    void a_value_on_the_terminal_moves_no_cursor() {
        assertThat(Run.of("sql", "--home=" + home, "select shown from evidence").out())
                .contains("a\uFFFD[2J")
                .doesNotContain("\u001b");
    }

    private static List<Path> files() throws IOException {
        try (Stream<Path> all = Files.walk(home)) {
            // The audit trail notes each question, which is as it should be.
            return all.filter(f -> !f.startsWith(home.resolve("state")))
                    .sorted()
                    .toList();
        }
    }
}
