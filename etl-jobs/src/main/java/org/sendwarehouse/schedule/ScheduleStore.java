package org.sendwarehouse.schedule;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.io.IOException;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Locale;
import java.util.Properties;
import org.quartz.SchedulerException;
import org.quartz.impl.SchedulerRepository;
import org.quartz.impl.StdSchedulerFactory;
import org.quartz.impl.jdbcjobstore.JobStoreTX;
import org.quartz.impl.jdbcjobstore.PostgreSQLDelegate;
import org.quartz.impl.jdbcjobstore.StdJDBCDelegate;
import org.quartz.utils.ConnectionProvider;
import org.quartz.utils.DBConnectionManager;
import org.sendwarehouse.home.Home;
import org.sendwarehouse.jobs.RepositoryDatabase;
import org.springframework.core.io.ClassPathResource;
import org.springframework.jdbc.datasource.init.ScriptUtils;

/**
 * Where the scheduler remembers what runs when and what it has started: a file of the home for one instance, or a
 * PostgreSQL database that several share, of which then one starts each run.
 */
public final class ScheduleStore implements AutoCloseable {
    /** The scheduler's tables are shared by all instances of this name. */
    static final String NAME = "send-warehouse";

    private static final String SCRIPTS = "org/quartz/impl/jdbcjobstore/";
    private static final int TABLES = 11;
    private static final int CONNECTIONS = 5;
    private static final long MISFIRE_MS = 60_000;
    private static final long CHECK_IN_MS = 5_000;

    private final HikariDataSource dataSource;
    private final String provider;
    private final boolean shared;

    private ScheduleStore(HikariDataSource dataSource, boolean shared) {
        this.dataSource = dataSource;
        this.shared = shared;
        provider = "send-warehouse-" + System.identityHashCode(this);
    }

    /**
     * The store of one instance: {@code state/schedule.mv.db}.
     *
     * @throws SQLException when it cannot be opened, as while another instance has it open
     */
    public static ScheduleStore file(Home home) throws SQLException {
        HikariConfig config = new HikariConfig();
        // As for the job repository: what is acknowledged is on the disk, and no port is opened.
        config.setJdbcUrl("jdbc:h2:file:" + home.state().resolve("schedule") + ";WRITE_DELAY=0;DB_CLOSE_ON_EXIT=FALSE");
        config.setUsername("sa");
        config.setMaximumPoolSize(CONNECTIONS);
        config.setMinimumIdle(1);
        return open(new HikariDataSource(config), "tables_h2.sql", false);
    }

    /**
     * A store that instances share.
     *
     * @throws IOException when its password cannot be read
     * @throws SQLException when it cannot be reached
     */
    public static ScheduleStore shared(RepositoryDatabase database) throws IOException, SQLException {
        return open(database.pool(CONNECTIONS), "tables_postgres.sql", true);
    }

    private static ScheduleStore open(HikariDataSource dataSource, String script, boolean shared) throws SQLException {
        try (Connection connection = dataSource.getConnection()) {
            if (shared) {
                // Two instances that start at once must not both make the tables.
                connection.setAutoCommit(false);
                try (Statement statement = connection.createStatement()) {
                    statement.execute("select pg_advisory_xact_lock(hashtext('send-warehouse tables'))");
                }
            }
            if (!hasTables(connection)) {
                if (!shared) {
                    // Unlike the other script, that for a file does not take away what a making that was cut has left.
                    try (Statement statement = connection.createStatement()) {
                        statement.execute("drop all objects");
                    }
                }
                ScriptUtils.executeSqlScript(connection, new ClassPathResource(SCRIPTS + script));
            }
            if (shared) {
                connection.commit();
            }
        } catch (SQLException | RuntimeException e) {
            dataSource.close();
            throw e;
        }
        return new ScheduleStore(dataSource, shared);
    }

    /** Whether the tables are there; a making that was cut is done again. */
    private static boolean hasTables(Connection connection) throws SQLException {
        int tables = 0;
        try (ResultSet found = connection.getMetaData().getTables(null, connection.getSchema(), null, null)) {
            while (found.next()) {
                if (found.getString("TABLE_NAME").toUpperCase(Locale.ROOT).startsWith("QRTZ_")
                        && !found.getString("TABLE_TYPE").contains("INDEX")) {
                    tables++;
                }
            }
        }
        return tables >= TABLES;
    }

    /** A scheduler over this store, not started. */
    org.quartz.Scheduler scheduler() throws SchedulerException {
        DBConnectionManager.getInstance().addConnectionProvider(provider, new Connections(dataSource));
        Properties properties = new Properties();
        properties.setProperty("org.quartz.scheduler.instanceName", NAME);
        properties.setProperty("org.quartz.scheduler.instanceId", "AUTO");
        properties.setProperty("org.quartz.scheduler.skipUpdateCheck", "true");
        // A home has room for one run at a time; the next waits for it.
        properties.setProperty("org.quartz.threadPool.threadCount", "1");
        properties.setProperty("org.quartz.threadPool.makeThreadsDaemons", "true");
        properties.setProperty("org.quartz.jobStore.class", JobStoreTX.class.getName());
        properties.setProperty(
                "org.quartz.jobStore.driverDelegateClass",
                (shared ? PostgreSQLDelegate.class : StdJDBCDelegate.class).getName());
        properties.setProperty("org.quartz.jobStore.dataSource", provider);
        // Texts only: no serialised objects of ours that a later version could not read.
        properties.setProperty("org.quartz.jobStore.useProperties", "true");
        properties.setProperty("org.quartz.jobStore.misfireThreshold", Long.toString(MISFIRE_MS));
        properties.setProperty("org.quartz.jobStore.acquireTriggersWithinLock", "true");
        properties.setProperty("org.quartz.jobStore.isClustered", Boolean.toString(shared));
        properties.setProperty("org.quartz.jobStore.clusterCheckinInterval", Long.toString(CHECK_IN_MS));
        org.quartz.Scheduler scheduler = new StdSchedulerFactory(properties).getScheduler();
        // The factory hands out the scheduler of a name again to whoever asks next in this process, whatever its store.
        SchedulerRepository.getInstance().remove(NAME);
        return scheduler;
    }

    @Override
    public void close() {
        dataSource.close();
    }

    /** The store's connections for the scheduler, which must not close the pool itself. */
    private record Connections(HikariDataSource dataSource) implements ConnectionProvider {
        @Override
        public Connection getConnection() throws SQLException {
            return dataSource.getConnection();
        }

        @Override
        public void initialize() {
            // The pool is open already.
        }

        @Override
        public void shutdown() {
            // The store closes its pool.
        }
    }
}
