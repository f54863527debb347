package org.sendwarehouse.jobs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.LocalDate;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sendwarehouse.contract.Contracts;
import org.sendwarehouse.home.Home;
import org.sendwarehouse.operations.Progress;
import org.sendwarehouse.receive.ClaimSet.Waiting;

/** Databases as they are configured, from settings to a file in the inbox. */
class DatabaseSourcesTest {
    private static final LocalDate NIGHT = LocalDate.of(2026, 4, 30);

    private final Home home;
    private final String url;

    DatabaseSourcesTest(@TempDir Path folder) throws IOException {
        this.home = new Home(folder.resolve("home")).create();
        this.url = "jdbc:h2:file:" + folder.resolve("complaints") + ";DATABASE_TO_UPPER=FALSE";
    }

    private DatabaseSources sources(String feed, @Nullable String passwordFile) throws IOException {
        DatabaseProperties database = new DatabaseProperties(
                "governance",
                "840",
                url,
                "reader",
                passwordFile,
                null,
                Duration.ofSeconds(5),
                Duration.ofSeconds(5),
                100,
                1,
                Duration.ZERO,
                Map.of(feed, "select * from complaint"));
        SendProperties standard = HomeSettings.of(home);
        SendProperties settings = new SendProperties(
                home.root(),
                standard.area(),
                new SendProperties.Inbox(Duration.ZERO),
                standard.duckdb(),
                null,
                null,
                standard.alerts(),
                standard.logs(),
                standard.serve(),
                standard.retention(),
                Map.of("complaints", database));
        return new DatabaseSources(settings, home, Contracts.load(), Progress.SILENT);
    }

    private void password(String permissions) throws IOException {
        Path file = Files.writeString(home.keys().resolve("complaints.password"), "read-me\n");
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString(permissions));
    }

    @Test
    void a_feed_lies_in_the_folder_of_its_authority_before_the_inbox_is_claimed() throws Exception {
        try (Connection owner = DriverManager.getConnection(url, "sa", "");
                Statement sql = owner.createStatement()) {
            sql.execute("create table complaint (complaint_id varchar, service varchar, theme varchar,"
                    + " received_date date, closed_date date, upheld varchar)");
            sql.execute("insert into complaint values ('C1', 'transport', 'delay', '2026-04-01', null, 'no')");
            sql.execute("create user reader password 'read-me'");
            sql.execute("grant select on complaint to reader");
        }
        password("rw-------");
        assertThat(sources("complaint", "keys/complaints.password").read(NIGHT)).isEmpty();
        assertThat(home.inbox().resolve("governance/840/complaint_2026-04-30.csv"))
                .content()
                .isEqualToNormalizingNewlines("""
                        complaint_id,service,theme,received_date,closed_date,upheld
                        C1,transport,delay,2026-04-01,,no
                        """);
    }

    @Test
    void a_database_that_cannot_be_read_is_named_and_stops_nothing() throws Exception {
        try (Connection owner = DriverManager.getConnection(url, "sa", "")) {
            assertThat(owner.isValid(1)).isTrue();
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
        password("rw-------");
        Waiting unread =
                sources("complaint", "keys/complaints.password").read(NIGHT).get(0);
        assertThat(unread.path()).isEqualTo("database complaints, feed governance.complaint");
        assertThat(unread.reason()).startsWith("The database failed (SQLState 28000).");
        assertThat(DatabaseSources.unread(java.util.List.of(unread, new Waiting("inbox/x", "waits"))))
                .containsExactly(unread);
    }

    @Test
    void a_password_that_others_can_read_is_refused() throws IOException {
        password("rw-r-----");
        assertThatThrownBy(
                        () -> sources("complaint", "keys/complaints.password").read(NIGHT))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("chmod 600")
                .hasMessageNotContaining("read-me");
    }

    @Test
    void a_feed_that_is_not_and_a_missing_password_stop_the_start() {
        assertThatThrownBy(() -> sources("complaints", "keys/complaints.password"))
                .hasMessage("send.databases.complaints.feeds: there is no feed governance.complaints");
        assertThatThrownBy(() -> sources("complaint", null))
                .hasMessage("send.databases.complaints needs either password-file or password-variable");
    }
}
