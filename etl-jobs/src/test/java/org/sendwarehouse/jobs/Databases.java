package org.sendwarehouse.jobs;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import org.sendwarehouse.home.Home;

/** A real PostgreSQL server as the database that machines share. */
public final class Databases {
    private Databases() {}

    /** The database of a home, with a password file in it. */
    public static RepositoryDatabase of(EmbeddedPostgres postgres, Path folder) throws IOException {
        return RepositoryDatabase.of(
                new Home(folder),
                new RepositoryProperties(
                        postgres.getJdbcUrl("postgres", "postgres").replaceAll("\\?.*", ""),
                        "postgres",
                        String.valueOf(password(folder).getFileName()),
                        null,
                        Duration.ofSeconds(10),
                        Duration.ofMinutes(1)));
    }

    /** Ends every connection of the product, as a server that is restarted does. */
    public static void drop(EmbeddedPostgres postgres) throws SQLException {
        try (Connection connection = postgres.getPostgresDatabase().getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute(
                    "select pg_terminate_backend(pid) from pg_stat_activity where application_name = 'send-warehouse'");
        }
    }

    /** Settings of a home, as its {@code send.yaml} holds them. */
    public static void settings(EmbeddedPostgres postgres, Path folder) throws IOException {
        Files.writeString(folder.resolve("send.yaml"), """
                send:
                  repository:
                    url: jdbc:postgresql://localhost:%d/postgres
                    user: postgres
                    password-file: %s
                """.formatted(
                        postgres.getPort(), password(folder).getFileName()));
    }

    /** A file with the password, which this server does not ask for. */
    public static Path password(Path folder) throws IOException {
        Path file = Files.writeString(folder.resolve("repository.password"), "postgres");
        Home.OwnerOnly.restrict(file);
        return file;
    }
}
