package org.sendwarehouse.benchmark;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.time.Duration;
import java.time.LocalDate;
import java.util.Map;
import java.util.TreeMap;
import org.sendwarehouse.landing.Door;
import org.sendwarehouse.receive.DatabaseExtract;
import org.sendwarehouse.receive.DatabaseSource;

/** The product again, its rows in a database of the source: read into the inbox, then landed. */
final class DatabaseLanding implements Contender {
    private static final LocalDate AS_OF = LocalDate.of(2026, 4, 30);

    private EmbeddedPostgres server;
    private Door door;

    DatabaseLanding(String variant) {
        if (!variant.isEmpty()) {
            throw new IllegalArgumentException("There is one variant only: " + variant);
        }
    }

    @Override
    public void ready(Path input, Path folder) throws Exception {
        if (server == null) {
            server = EmbeddedPostgres.start();
            String header;
            try (var lines = Files.lines(input)) {
                header = lines.findFirst().orElseThrow();
            }
            try (Connection connection = server.getPostgresDatabase().getConnection()) {
                Star.run(connection, "create table advice (" + header.replace(",", " text, ") + " text)");
                Star.run(connection, "copy advice from '" + input + "' with (format csv, header true)");
            }
        }
        door = new Door(folder.resolve("home"));
    }

    @Override
    public Done once(Path input, Path folder) throws IOException {
        DatabaseSource source = new DatabaseSource(
                "casework",
                "liquidlogic",
                "",
                server.getJdbcUrl("postgres", "postgres"),
                "postgres",
                () -> "postgres",
                Duration.ofSeconds(10),
                Duration.ofMinutes(10),
                2_000,
                1,
                Duration.ZERO,
                new TreeMap<>(Map.of("ehc_advice", "select * from advice")));
        new DatabaseExtract(door.home(), Door.CONTRACTS).extract(source, AS_OF);
        return ProductLanding.done(door.night(AS_OF.toString()).get(0));
    }

    @Override
    public void close() throws IOException {
        if (server != null) {
            server.close();
        }
    }
}
