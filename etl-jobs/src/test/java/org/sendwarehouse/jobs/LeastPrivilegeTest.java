package org.sendwarehouse.jobs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sendwarehouse.home.Home;
import org.sendwarehouse.landing.Door;
import org.sendwarehouse.landing.LandedDelivery;
import org.sendwarehouse.receive.DatabaseExtract;
import org.sendwarehouse.receive.DatabaseExtract.Extracted;
import org.sendwarehouse.receive.DatabaseSource;
import org.sendwarehouse.schedule.ScheduleStore;

/**
 * The SQL that {@code docs/configuration.md} gives to operators, run as it stands there against a real PostgreSQL: the
 * accounts it makes can do what the platform needs, and nothing else.
 */
class LeastPrivilegeTest {
    private static final Path PAGE = Path.of("../docs/configuration.md");
    private static final Pattern SQL = Pattern.compile("(?s)```sql\\n(.*?)```");
    private static final Pattern QUERY = Pattern.compile("(?s) {8}ehc_advice: \\|\\n(.*?)```");
    private static final String REFUSED = "42501";

    private static EmbeddedPostgres postgres;
    private static String reader = "";
    private static String repository = "";
    private static String query = "";

    /** A source as a council has it: tables of the vendor, and beside them views made for reports. */
    @BeforeAll
    static void asDocumented() throws IOException, SQLException {
        String page = Files.readString(PAGE);
        Matcher query = QUERY.matcher(page);
        assertThat(query.find()).isTrue();
        LeastPrivilegeTest.query = query.group(1);
        for (Matcher block = SQL.matcher(page); block.find(); ) {
            if (block.group(1).contains("create role send_reader")) {
                reader = block.group(1);
            } else if (block.group(1).contains("create role send_warehouse")) {
                repository = block.group(1);
            }
        }
        assertThat(List.of(reader, repository)).doesNotContain("");

        postgres = EmbeddedPostgres.start();
        owner("postgres", "create database liquidlogic");
        owner("postgres", "create database send");
        owner("liquidlogic", """
                create schema vendor;
                create schema reporting;
                create table vendor.advice (
                    advice_id text, request_id text, person_id text, name text, agency_code text, advice_type text,
                    status text, statutory_exception boolean, requested_date date, due_date date, allocated_date date,
                    received_date date, late_reason text);
                insert into vendor.advice
                select 'A' || n, 'R' || n, 'LL' || n, 'Name ' || n, 'ep', 'educational psychology', 'requested', false,
                    '2026-03-02', '2026-04-13', null, null, null
                from generate_series(1, 300) as n;
                create view reporting.ehc_advice as
                select advice_id, request_id, person_id, agency_code, advice_type, status, statutory_exception,
                    requested_date, due_date, allocated_date, received_date, late_reason
                from vendor.advice;
                create view reporting.ehc_request as select distinct request_id, person_id from vendor.advice;
                create view reporting.social_worker as select name from vendor.advice;
                create table public.notes (note text);
                create function reporting.purge() returns int language sql as 'delete from vendor.advice returning 1';
                """);
        owner("liquidlogic", reader);
        owner("send", repository);
    }

    @AfterAll
    static void stop() throws IOException {
        postgres.close();
    }

    private static String url(String database) {
        return postgres.getJdbcUrl("postgres", database).replaceAll("\\?.*", "");
    }

    private static void owner(String database, String sql) throws SQLException {
        as("postgres", database, sql);
    }

    private static void as(String user, String database, String... statements) throws SQLException {
        try (Connection connection = DriverManager.getConnection(url(database), user, "");
                Statement statement = connection.createStatement()) {
            for (String sql : statements) {
                statement.execute(sql);
            }
        }
    }

    /** For want of a right, whatever else the statements say. */
    private static void assertRefused(String user, String database, String... statements) {
        assertThatThrownBy(() -> as(user, database, statements))
                .as(String.join("; ", statements))
                .isInstanceOfSatisfying(SQLException.class, refused -> assertThat(refused.getSQLState())
                        .as(refused.getMessage())
                        .isEqualTo(REFUSED));
    }

    private static int count(String sql) throws SQLException {
        try (Connection connection = DriverManager.getConnection(url("liquidlogic"), "postgres", "");
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            rows.next();
            return rows.getInt(1);
        }
    }

    @Test
    void with_the_documented_account_the_documented_query_lands(@TempDir Path folder) throws IOException {
        Door door = new Door(folder.resolve("home"));
        DatabaseSource source = new DatabaseSource(
                "casework",
                "liquidlogic",
                "",
                url("liquidlogic"),
                "send_reader",
                () -> "",
                Duration.ofSeconds(10),
                Duration.ofSeconds(30),
                100,
                1,
                Duration.ofMillis(10),
                new TreeMap<>(Map.of("ehc_advice", query)));
        List<Extracted> extracted =
                new DatabaseExtract(door.home(), Door.CONTRACTS).extract(source, LocalDate.of(2026, 4, 30));
        assertThat(extracted).containsExactly(new Extracted("liquidlogic.ehc_advice", 300, 1, ""));
        LandedDelivery landed = door.night("2026-04-30").get(0);
        assertThat(landed.status()).as(landed.reason()).isEqualTo(LandedDelivery.Status.LANDED);
        assertThat(landed.rowsAccepted()).isEqualTo(300);
    }

    /** Even when whoever has the password takes the read-only default off. */
    @Test
    void the_documented_account_is_refused_everything_else() throws SQLException {
        for (String sql : List.of(
                "insert into reporting.ehc_advice (advice_id) values ('A0')",
                "update reporting.ehc_advice set status = 'received'",
                "delete from reporting.ehc_advice",
                "truncate vendor.advice",
                "select * from vendor.advice",
                "select * from reporting.social_worker",
                "select * from public.notes",
                "select reporting.purge()",
                "create table reporting.mine (x int)",
                "create table public.mine (x int)",
                "create temporary table mine (x int)",
                "create schema mine",
                "create role other",
                "alter role send_reader superuser",
                "drop view reporting.ehc_advice",
                "copy vendor.advice to program 'cat'",
                "select pg_read_file('postgresql.conf')")) {
            assertRefused("send_reader", "liquidlogic", "set default_transaction_read_only = off", sql);
        }
        assertThatThrownBy(() -> as("send_reader", "liquidlogic", "create temporary table mine (x int)"))
                .as("at once, without taking the default off")
                .isInstanceOf(SQLException.class);
        assertThat(count("select count(*) from vendor.advice where status = 'requested'"))
                .isEqualTo(300);
        assertThatCode(() -> as("send_reader", "liquidlogic", query)).doesNotThrowAnyException();
    }

    @Test
    void with_the_documented_account_job_repository_and_schedule_are_kept(@TempDir Path folder) throws Exception {
        Home home = new Home(folder).create();
        RepositoryDatabase database = RepositoryDatabase.of(
                home,
                new RepositoryProperties(
                        url("send"),
                        "send_warehouse",
                        String.valueOf(Databases.password(folder).getFileName()),
                        null,
                        Duration.ofSeconds(10),
                        Duration.ofMinutes(1)));
        try (RepositoryLock lock = new RepositoryLock(Optional.of(database))) {
            lock.take();
        }
        // Twice: made where absent, and found again.
        ScheduleStore.shared(database).close();
        ScheduleStore.shared(database).close();
        as("send_warehouse", "send", "select * from send_warehouse.qrtz_triggers");

        for (String sql : List.of(
                "create table public.mine (x int)",
                "create schema mine",
                "create role other",
                "select pg_read_file('postgresql.conf')")) {
            assertRefused("send_warehouse", "send", sql);
        }
        assertThatThrownBy(() -> as("send_reader", "send", "select 1"))
                .as("the account of a source has no business there")
                .isInstanceOf(SQLException.class);
    }
}
