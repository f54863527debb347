package org.sendwarehouse.warehouse;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Locale;
import java.util.Properties;
import org.duckdb.DuckDBConnection;
import org.sendwarehouse.home.Home;
import org.sendwarehouse.home.London;
import org.springframework.util.unit.DataSize;

/** Opens DuckDB databases, always with explicit limits and never with an extension from the network. */
public final class DuckDb {
    /** Name of the database that a build makes. */
    private static final String BUILD = "build";

    private DuckDb() {}

    /**
     * What one database may use. DuckDB's own defaults take four fifths of the machine's memory.
     *
     * @param memoryLimit memory for data; beyond it a build spills to its temporary folder
     * @param threads worker threads
     */
    public record Settings(DataSize memoryLimit, int threads) {
        /** For small questions: threads that wait for each other's parts would take longer than the parts. */
        public static final Settings DEFAULT = new Settings(DataSize.ofMegabytes(512), 1);

        public Settings {
            if (memoryLimit.toBytes() <= 0 || threads < 1) {
                throw new IllegalArgumentException(
                        "Memory limit and threads must be positive: " + memoryLimit + ", " + threads);
            }
        }

        /** The same with another number of threads. */
        Settings withThreads(int number) {
            return new Settings(memoryLimit, number);
        }

        String memory() {
            return part(1);
        }

        /** One part in so many of the memory, as DuckDB takes it. */
        private String part(long of) {
            return memoryLimit.toBytes() / of / 1024 + "KiB";
        }
    }

    /**
     * Opens a database file for a build, making it where absent. Nothing is logged on the way: a build that is cut starts
     * anew, and what it made is in the file once the connection is closed or a checkpoint was made. Its texts are not
     * squeezed as tightly as they could be: it is read once, and trying the codecs would take a fifth of the build. What is
     * made is copied to the file when {@link Turns} says so: by itself the database would do it after every larger table.
     *
     * @param temporary folder for spilled data; made where absent, deletable afterwards
     */
    public static Connection openBuild(Path file, Path temporary, Settings settings) throws SQLException {
        Properties properties = common(settings);
        properties.setProperty("temp_directory", temporary.toString());
        Connection connection = inLondon(DriverManager.getConnection("jdbc:duckdb:", properties));
        try {
            attachScratch(connection, file, BUILD);
            Sql.run(connection, "set disabled_compression_methods = 'fsst,dict_fsst,zstd'");
            Sql.run(connection, "set checkpoint_threshold = '" + settings.part(Turns.SOME) + "'");
            Sql.run(connection, "use " + BUILD);
            Home.OwnerOnly.restrict(file);
        } catch (SQLException e) {
            connection.close();
            throw e;
        } catch (IOException e) {
            connection.close();
            throw new SQLException("The database " + file.getFileName() + " cannot be kept from others", e);
        }
        return connection;
    }

    /** Attaches a database that is written once and is worth nothing half written: without a log, in half the time. */
    static void attachScratch(Connection connection, Path file, String name) throws SQLException {
        Sql.run(connection, "attach " + literal(file.toString()) + " as " + name + " (recovery_mode no_wal_writes)");
    }

    /** Opens a database that lives in memory, for parsing and for tests. */
    public static Connection openInMemory(Settings settings) throws SQLException {
        Properties properties = common(settings);
        properties.setProperty("temp_directory", "");
        return inLondon(DriverManager.getConnection("jdbc:duckdb:", properties));
    }

    /**
     * Opens a finished database to read it. Nothing outside the file can be reached through the connection, and none of
     * these settings can be changed by a query.
     */
    public static Connection openReadOnly(Path file, Settings settings) throws SQLException {
        Properties properties = reading(settings);
        properties.setProperty("lock_configuration", "true");
        return DriverManager.getConnection("jdbc:duckdb:" + file, properties);
    }

    /**
     * The same, as the only connection of this process to the file: settings of one are settings of all.
     *
     * @param searchPath schemas in which bare names are found, the first first
     */
    public static Connection openReadOnly(Path file, Settings settings, List<String> searchPath) throws SQLException {
        Connection connection = DriverManager.getConnection("jdbc:duckdb:" + file, reading(settings));
        try (Statement statement = connection.createStatement()) {
            statement.execute("set search_path = " + literal(String.join(",", searchPath)));
            statement.execute("set lock_configuration = true");
        } catch (SQLException e) {
            connection.close();
            throw e;
        }
        return connection;
    }

    private static Properties reading(Settings settings) {
        Properties properties = common(settings);
        properties.setProperty("duckdb.read_only", "true");
        properties.setProperty("temp_directory", "");
        properties.setProperty("enable_external_access", "false");
        return properties;
    }

    /** Dates are calendar days in England, whatever the server's own setting. */
    private static Connection inLondon(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute("set TimeZone = '" + London.ZONE + "'");
        }
        return connection;
    }

    private static Properties common(Settings settings) {
        Properties properties = new Properties();
        properties.setProperty("memory_limit", settings.memory());
        properties.setProperty("threads", Integer.toString(settings.threads()));
        properties.setProperty("autoinstall_known_extensions", "false");
        properties.setProperty("autoload_known_extensions", "false");
        return properties;
    }

    /** A name as an SQL identifier, quoted. */
    public static String quote(String name) {
        return '"' + name.replace("\"", "\"\"") + '"';
    }

    /** A text as an SQL literal. */
    public static String literal(String text) {
        return "'" + text.replace("'", "''") + "'";
    }

    /**
     * Another connection to the same database, with the same schemas and days.
     *
     * @param searchPath schemas in which bare names are found, the first first
     */
    static Connection beside(Connection connection, String searchPath) throws SQLException {
        String database = current(connection);
        Connection beside = inLondon(connection.unwrap(DuckDBConnection.class).duplicate());
        try {
            Sql.run(beside, "use " + quote(database));
            Sql.run(beside, "set search_path = " + literal(searchPath));
        } catch (SQLException e) {
            beside.close();
            throw e;
        }
        return beside;
    }

    /** The name of the database in which a connection finds names without one. */
    static String current(Connection connection) throws SQLException {
        return String.valueOf(
                Sql.rows(connection, "select current_database()").get(0).get(0));
    }

    /** Whether something failed for want of the database's memory, and might not where it has more. */
    public static boolean isOutOfMemory(SQLException failure) {
        return String.valueOf(failure.getMessage()).contains("Out of Memory Error");
    }

    /** DuckDB's own words about a failure, without the driver's preamble. */
    public static String reason(SQLException failure) {
        String message = String.valueOf(failure.getMessage());
        int start = message.indexOf("\nError: ");
        String reason = (start < 0 ? message : message.substring(start + "\nError: ".length())).strip();
        if (!isOutOfMemory(failure)) {
            return reason;
        }
        return reason.lines().findFirst().orElse(reason)
                + ". Give the database more (send.duckdb.memory), and run again.";
    }

    /** Names in DuckDB do not tell upper from lower case. */
    static String folded(String name) {
        return name.toLowerCase(Locale.ROOT);
    }
}
