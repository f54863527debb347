package org.sendwarehouse.landing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sendwarehouse.landing.LandedDelivery.Status;
import org.sendwarehouse.receive.DatabaseExtract;
import org.sendwarehouse.receive.DatabaseExtract.Extracted;
import org.sendwarehouse.receive.DatabaseSource;

/** Feeds read from real databases: PostgreSQL, and H2 as it speaks SQL Server's dialect. */
class DatabaseDeliveryTest {
    private static final LocalDate NIGHT = LocalDate.of(2026, 4, 30);
    private static final String ADVICE = "select advice_id, request_id, person_id, agency_code, advice_type, status,"
            + " statutory_exception, requested_date, due_date, allocated_date, received_date, late_reason from advice";

    private static EmbeddedPostgres postgres;

    private final Path folder;
    private final Door door;

    DatabaseDeliveryTest(@TempDir Path folder) {
        this.folder = folder;
        this.door = new Door(folder.resolve("home"));
    }

    @BeforeAll
    static void start() throws IOException, SQLException {
        postgres = EmbeddedPostgres.start();
        try (Connection owner = postgres.getPostgresDatabase().getConnection();
                Statement sql = owner.createStatement()) {
            sql.execute("""
                    create table advice (
                        advice_id text, request_id int, person_id varchar(40), agency_code text, advice_type text,
                        status text, statutory_exception boolean, requested_date date, due_date timestamp,
                        allocated_date timestamptz, received_date date, late_reason text);
                    insert into advice
                    select 'A' || n, n, 'LL' || n, 'ep', 'educational psychology', 'requested', n % 2 = 0, '2026-03-02',
                        '2026-04-13 00:00:00', '2026-03-31 23:30:00+00', null,
                        case when n = 1 then 'a "label", with comma' end
                    from generate_series(1, 5000) as n;
                    create user reader password 'read-me';
                    grant select on advice to reader;
                    """);
        }
    }

    @AfterAll
    static void stop() throws IOException {
        postgres.close();
    }

    private static DatabaseSource postgres(String user, String password, String query) {
        return database(postgres.getJdbcUrl("postgres", "postgres").replaceAll("\\?.*", ""), user, password, query);
    }

    private static DatabaseSource database(String url, String user, String password, String query) {
        return new DatabaseSource(
                "casework",
                "liquidlogic",
                "",
                url,
                user,
                () -> password,
                Duration.ofSeconds(5),
                Duration.ofSeconds(2),
                500,
                3,
                Duration.ofMillis(10),
                new TreeMap<>(Map.of("ehc_advice", query)));
    }

    private Extracted extract(DatabaseSource database) throws IOException {
        List<Extracted> extracted = new DatabaseExtract(door.home(), Door.CONTRACTS).extract(database, NIGHT);
        assertThat(extracted).hasSize(1);
        return extracted.get(0);
    }

    @Test
    void a_query_becomes_an_ordinary_delivery() throws IOException {
        Extracted extracted = extract(postgres("reader", "read-me", ADVICE + " order by request_id"));
        assertThat(extracted).isEqualTo(new Extracted("liquidlogic.ehc_advice", 5000, 1, ""));
        Path spooled = door.home().inbox().resolve("liquidlogic/ehc_advice_2026-04-30.csv");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(spooled)))
                .isEqualTo("rw-------");
        assertThat(Door.files(door.home().work())).isEmpty();

        LandedDelivery landed = door.night("2026-04-30").get(0);
        assertThat(landed.status()).as(landed.reason()).isEqualTo(Status.LANDED);
        assertThat(landed.tables().get(0).accepted()).isEqualTo(5000);
        assertThat(door.rows(
                        landed,
                        "ehc_advice",
                        "advice_id, request_id, statutory_exception, requested_date, due_date, allocated_date,"
                                + " received_date, late_reason"))
                .contains(
                        "A1|1|false|2026-03-02|2026-04-13|2026-04-01||a \"label\", with comma",
                        "A2|2|true|2026-03-02|2026-04-13|2026-04-01||");
        assertThat(door.home()
                        .archive()
                        .resolve("liquidlogic/ehc_advice/" + landed.deliveryId() + "/ehc_advice_2026-04-30.csv.sealed"))
                .exists();
    }

    @Test
    void the_same_rows_of_the_same_date_are_no_second_delivery() throws IOException {
        DatabaseSource database = postgres("reader", "read-me", ADVICE + " where request_id < 4 order by request_id");
        extract(database);
        door.night("2026-04-30");
        assertThat(extract(database).rows()).isEqualTo(3);
        assertThat(door.claim("2026-04-30").isEmpty()).isTrue();
    }

    @Test
    void the_reader_cannot_write_and_nobody_can_through_our_connection() throws IOException, SQLException {
        try (Connection reader = DriverManager.getConnection(
                        postgres.getJdbcUrl("postgres", "postgres").replaceAll("\\?.*", ""), "reader", "read-me");
                Statement sql = reader.createStatement()) {
            assertThatThrownBy(() -> sql.executeUpdate("delete from advice"))
                    .isInstanceOf(SQLException.class)
                    .hasMessageContaining("permission denied");
        }
        Extracted refused = extract(postgres(
                "postgres",
                "postgres",
                "with gone as (delete from advice returning *) " + ADVICE.replace("from advice", "from gone")));
        assertThat(refused.problem()).isEqualTo("The database failed (SQLState 25006).");
        assertThat(count("select count(*) from advice")).isEqualTo(5000);
    }

    @Test
    void a_query_that_takes_too_long_is_given_up_and_not_tried_again() throws IOException {
        Extracted refused = extract(postgres("reader", "read-me", ADVICE + ", pg_sleep(30)"));
        assertThat(refused.problem()).isEqualTo("The query took longer than the statement time-out.");
        assertThat(refused.attempts()).isEqualTo(1);
        assertThat(Door.files(door.home().inbox())).isEmpty();
        assertThat(Door.files(door.home().work())).isEmpty();
    }

    @Test
    void a_connection_that_is_dropped_is_tried_again() throws Exception {
        CompletableFuture<Integer> dropped = CompletableFuture.supplyAsync(DatabaseDeliveryTest::dropOne);
        Extracted extracted =
                extract(postgres("reader", "read-me", ADVICE + ", pg_sleep(1) where request_id < 10 order by 2"));
        assertThat(dropped.get()).isEqualTo(1);
        assertThat(extracted).isEqualTo(new Extracted("liquidlogic.ehc_advice", 9, 2, ""));
    }

    /** Ends our reader's connection, once it is at work. */
    private static int dropOne() {
        for (int i = 0; i < 500; i++) {
            int ended = count("select count(*) from (select pg_terminate_backend(pid) from pg_stat_activity where"
                    + " application_name = 'send-warehouse' and state = 'active' and query like '%pg_sleep(1)%') t");
            if (ended > 0) {
                return ended;
            }
            try {
                Thread.sleep(10);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
        return 0;
    }

    private static int count(String sql) {
        try (Connection owner = postgres.getPostgresDatabase().getConnection();
                Statement statement = owner.createStatement();
                ResultSet result = statement.executeQuery(sql)) {
            result.next();
            return result.getInt(1);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void a_server_that_is_not_there_is_tried_as_often_as_set_and_then_named() throws IOException {
        Extracted refused = extract(database("jdbc:postgresql://localhost:1/x", "reader", "read-me", ADVICE));
        assertThat(refused.attempts()).isEqualTo(3);
        assertThat(refused.problem())
                .startsWith("The database failed (SQLState 08001).")
                .doesNotContain("read-me");
    }

    @Test
    void a_wrong_password_is_not_tried_again_and_not_printed() throws IOException {
        Extracted refused = extract(postgres("nobody", "a-secret", ADVICE));
        assertThat(refused.problem()).contains("SQLState").doesNotContain("a-secret");
        assertThat(refused.attempts()).isEqualTo(1);
    }

    @Test
    void columns_that_do_not_fit_are_refused_with_the_message_for_files_and_no_row_is_taken() throws IOException {
        extract(postgres("reader", "read-me", ADVICE.replace("due_date", "due_date as due")));
        LandedDelivery refused = door.night("2026-04-30").get(0);
        assertThat(refused.status()).isEqualTo(Status.REFUSED);
        assertThat(refused.reason())
                .isEqualTo("The header does not fit liquidlogic.ehc_advice. Missing: due_date. Unknown: due. Correct"
                        + " the header and send the file again.");
        assertThat(door.original(refused).lines()).hasSize(1);
    }

    @Test
    void the_dialect_of_sql_server_is_read_the_same() throws IOException, SQLException {
        String url = "jdbc:h2:file:" + folder.resolve("mssql") + ";MODE=MSSQLServer;DATABASE_TO_UPPER=FALSE;"
                + "CASE_INSENSITIVE_IDENTIFIERS=TRUE";
        try (Connection owner = DriverManager.getConnection(url, "sa", "");
                Statement sql = owner.createStatement()) {
            sql.execute("create table [advice] ([advice_id] nvarchar(40), [request_id] int, [person_id] nvarchar(40),"
                    + " [agency_code] varchar(20), [advice_type] varchar(40), [status] varchar(30),"
                    + " [statutory_exception] bit, [requested_date] date, [due_date] datetime2,"
                    + " [allocated_date] smalldatetime, [received_date] date, [late_reason] varchar(60))");
            sql.execute("insert into [advice] values ('A1', 1, 'LL1', 'ep', 'educational psychology', 'received', 1,"
                    + " '2026-03-02', '2026-04-13 00:00:00', '2026-03-09 14:30:00', null, null),"
                    + " ('A2', 2, 'LL2', 'ep', 'educational psychology', 'requested', 0, '2026-03-02', null, null,"
                    + " null, null)");
            sql.execute("create user reader password 'read-me'");
            sql.execute("grant select on [advice] to reader");
        }
        try (Connection reader = DriverManager.getConnection(url, "reader", "read-me");
                Statement sql = reader.createStatement()) {
            assertThatThrownBy(() -> sql.executeUpdate("delete from [advice]")).isInstanceOf(SQLException.class);
        }
        Extracted extracted = extract(database(
                url,
                "reader",
                "read-me",
                ADVICE.replace("select ", "select top 10 ")
                        .replace("from advice", "from [advice] order by [advice_id]")));
        assertThat(extracted).isEqualTo(new Extracted("liquidlogic.ehc_advice", 2, 1, ""));
        LandedDelivery landed = door.night("2026-04-30").get(0);
        assertThat(landed.status()).as(landed.reason()).isEqualTo(Status.LANDED);
        assertThat(door.rows(landed, "ehc_advice", "advice_id, statutory_exception, due_date, allocated_date"))
                .containsExactly("A1|true|2026-04-13|2026-03-09", "A2|false||");
    }
}
