package org.sendwarehouse.benchmark;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.stream.Collectors;

/**
 * PostgreSQL on the same machine: COPY into a typed table, and then, where the variant says so, the same checks and the
 * same tokens in SQL. Tables are unlogged and nothing is synced: it gets every advantage.
 */
final class PostgresCopy implements Contender {
    static final String ONLY = "copy";
    static final String CHECKED = "copy and checks";

    private static final String CHECKS = """
            length(pupil_id) between 1 and 40 and urn ~ '^[0-9]{6}$' and session in ('AM', 'PM') and mark in (%s)""".formatted(
            PlainFlatFile.MARKS.stream().map(mark -> "'" + mark + "'").sorted().collect(Collectors.joining(", ")));

    /** HMAC-SHA256 under a key of zeros, by the two hashes that it is made of. */
    private static final String TOKEN =
            "substr(encode(sha256(decode(repeat('5c', 64), 'hex') || sha256(decode(repeat('36',"
                    + " 64), 'hex') || convert_to(pupil_id, 'UTF8'))), 'hex'), 1, 32)";

    private final boolean checks;
    private EmbeddedPostgres server;
    private Connection connection;
    private long peakMb;

    PostgresCopy(String variant) {
        checks = variant.equals(CHECKED);
    }

    @Override
    public void ready(Path input, Path folder) throws Exception {
        if (server == null) {
            server = EmbeddedPostgres.builder()
                    .setServerConfig("shared_buffers", "512MB")
                    .setServerConfig("work_mem", "256MB")
                    .setServerConfig("max_wal_size", "4GB")
                    .start();
        } else {
            connection.close();
        }
        connection = server.getPostgresDatabase().getConnection();
        run("drop table if exists arrived, token, landed, rejects");
        run("create unlogged table arrived (pupil_id text, urn text, session_date date, session text, mark text)");
    }

    @Override
    public Done once(Path input, Path folder) throws Exception {
        run("copy arrived from '" + input + "' with (format csv, header true)");
        long accepted = 0;
        long rejected = 0;
        if (checks) {
            run("create unlogged table token as select pupil_id, " + TOKEN
                    + " as token from (select distinct pupil_id from arrived) as pupils");
            // Without it the planner takes the tables for tiny, and the join for days.
            run("analyze arrived");
            run("analyze token");
            run("create unlogged table landed as select token, urn, session_date, session, mark from arrived join token"
                    + " using (pupil_id) where " + CHECKS);
            run("create unlogged table rejects as select * from arrived where not (" + CHECKS + ")");
            accepted = count("landed");
            rejected = count("rejects");
        } else {
            accepted = count("arrived");
        }
        peakMb = peak();
        return new Done(accepted, rejected, checks ? "unlogged, in typed tables" : "unlogged, types checked, no more");
    }

    /** What the server's process of this connection took, the shared buffers that it touched included. */
    private long peak() throws SQLException, IOException {
        long pid = number("select pg_backend_pid()");
        return Files.readAllLines(Path.of("/proc/" + pid + "/status")).stream()
                .filter(line -> line.startsWith("VmHWM:"))
                .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")) / 1024)
                .findFirst()
                .orElse(0);
    }

    @Override
    public long peakMb() {
        return peakMb;
    }

    private void run(String sql) throws SQLException {
        Star.run(connection, sql);
    }

    private long count(String table) throws SQLException {
        return number("select count(*) from " + table);
    }

    private long number(String sql) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet result = statement.executeQuery(sql)) {
            result.next();
            return result.getLong(1);
        }
    }

    @Override
    public void close() throws IOException, SQLException {
        if (connection != null) {
            connection.close();
        }
        if (server != null) {
            server.close();
        }
    }
}
