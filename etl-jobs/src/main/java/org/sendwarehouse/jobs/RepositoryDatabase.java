package org.sendwarehouse.jobs;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.io.IOException;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Optional;
import java.util.Properties;
import org.jspecify.annotations.Nullable;
import org.sendwarehouse.home.Home;

/** The database that machines share which serve one home; {@code send.repository}. */
public final class RepositoryDatabase {
    private static final String WHERE = "send.repository";

    private final Home home;
    private final RepositoryProperties settings;

    private RepositoryDatabase(Home home, RepositoryProperties settings) {
        this.home = home;
        this.settings = settings;
    }

    static RepositoryDatabase of(Home home, RepositoryProperties settings) {
        return new RepositoryDatabase(home, settings);
    }

    /** The database of a home; empty where job repository and schedule are files of the home. */
    public static Optional<RepositoryDatabase> of(Home home, SendProperties settings) {
        @Nullable RepositoryProperties repository = settings.repository();
        return repository == null ? Optional.empty() : Optional.of(new RepositoryDatabase(home, repository));
    }

    /**
     * Connections for use again and again.
     *
     * @param connections at most so many
     * @throws IOException when the password cannot be read
     */
    @SuppressWarnings("resource") // lives as long as whoever asked for it
    public HikariDataSource pool(int connections) throws IOException {
        HikariConfig config = new HikariConfig();
        config.setJdbcUrl(settings.url());
        config.setDataSourceProperties(properties());
        config.setUsername(settings.user());
        config.setPassword(password());
        config.setMaximumPoolSize(connections);
        config.setMinimumIdle(1);
        config.setConnectionTimeout(settings.connectTimeout().toMillis());
        return new HikariDataSource(config);
    }

    /** One connection, held until it is closed. */
    Connection connect() throws IOException, SQLException {
        Properties properties = properties();
        properties.setProperty("user", settings.user());
        properties.setProperty("password", password());
        return DriverManager.getConnection(settings.url(), properties);
    }

    private String password() throws IOException {
        return Passwords.read(WHERE, home, settings.passwordFile(), settings.passwordVariable());
    }

    /** A machine that is gone without a word must not be waited for. */
    private Properties properties() {
        Properties properties = new Properties();
        properties.setProperty("connectTimeout", seconds(settings.connectTimeout()));
        properties.setProperty("socketTimeout", seconds(settings.answerTimeout()));
        properties.setProperty("tcpKeepAlive", "true");
        properties.setProperty("ApplicationName", "send-warehouse");
        return properties;
    }

    private static String seconds(Duration duration) {
        return Long.toString(duration.toSeconds());
    }
}
