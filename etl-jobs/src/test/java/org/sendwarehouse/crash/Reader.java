package org.sendwarehouse.crash;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Properties;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import org.sendwarehouse.home.Home;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * An analyst who opens {@code published/warehouse.duckdb} again and again while nights are killed around it, and holds each
 * version against its manifest: one run in every table that names one, and every table's number of rows.
 */
final class Reader implements AutoCloseable {
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final int LOOKS = 200;
    private static final int MILLIS = 5;

    private final Path published;
    private final Thread thread;
    private final List<String> broken = new ArrayList<>();
    private final Set<String> versions = new LinkedHashSet<>();
    private volatile boolean open = true;
    private final AtomicInteger times = new AtomicInteger();

    Reader(Home home) {
        published = home.published();
        thread = new Thread(this::read, "reads " + published);
        thread.setDaemon(true);
        thread.start();
    }

    private void read() {
        while (open) {
            try {
                look();
                times.incrementAndGet();
                pause();
            } catch (InterruptedException e) {
                return;
            } catch (IOException | SQLException | RuntimeException e) {
                note(e.toString());
            }
        }
    }

    /** For a second, or until something else is shown: that is looked at in the same instant. */
    private void pause() throws InterruptedException, IOException {
        Path current = published.resolve("current");
        Path shown = Files.readSymbolicLink(current);
        for (int i = 0; open && i < LOOKS && shown.equals(Files.readSymbolicLink(current)); i++) {
            Thread.sleep(MILLIS);
        }
    }

    private void look() throws IOException, SQLException {
        Properties readOnly = new Properties();
        readOnly.setProperty("duckdb.read_only", "true");
        readOnly.setProperty("threads", "1");
        try (Connection connection =
                        DriverManager.getConnection("jdbc:duckdb:" + published.resolve("warehouse.duckdb"), readOnly);
                Statement statement = connection.createStatement()) {
            List<String> runs = column(
                    statement,
                    "select run_id from marts.run union select run_id from marts.evidence union"
                            + " select run_id from marts.equity_gap union select run_id from audit.run");
            if (runs.size() != 1) {
                note("a mixed version: " + runs);
                return;
            }
            Path folder = published.resolve("versions").resolve(runs.get(0));
            JsonNode manifest = JSON.readTree(Files.readString(folder.resolve("manifest.json")));
            List<String> expected = new ArrayList<>();
            List<String> counts = new ArrayList<>();
            for (JsonNode table : manifest.path("tables")) {
                String name = table.path("schema").asString() + ".\""
                        + table.path("name").asString() + "\"";
                expected.add(table.path("rows").asString());
                counts.add("(select count(*) from " + name + ")");
            }
            String found = column(statement, "select concat_ws(',', " + String.join(", ", counts) + ")")
                    .get(0);
            if (!found.equals(String.join(",", expected))) {
                note("not what the manifest of " + runs.get(0) + " says: " + found);
            }
            versions.add(runs.get(0));
        }
    }

    private static List<String> column(Statement statement, String sql) throws SQLException {
        List<String> values = new ArrayList<>();
        try (ResultSet rows = statement.executeQuery(sql)) {
            while (rows.next()) {
                values.add(rows.getString(1));
            }
        }
        return values;
    }

    private synchronized void note(String what) {
        broken.add("a reader saw: " + what);
    }

    /** What it saw that no reader may see. */
    synchronized List<String> broken() {
        return broken.stream().distinct().collect(Collectors.toList());
    }

    /** How often it looked. */
    int times() {
        return times.get();
    }

    @Override
    public void close() {
        stop();
    }

    /** Looks no more; what it saw can still be asked for. */
    void stop() {
        open = false;
        try {
            thread.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
