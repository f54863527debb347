package org.sendwarehouse.jobs;

import java.io.IOException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import org.sendwarehouse.contract.Contract;
import org.sendwarehouse.contract.Contracts;
import org.sendwarehouse.home.Home;
import org.sendwarehouse.operations.Progress;
import org.sendwarehouse.receive.ClaimSet.Waiting;
import org.sendwarehouse.receive.DatabaseExtract;
import org.sendwarehouse.receive.DatabaseExtract.Extracted;
import org.sendwarehouse.receive.DatabaseSource;
import org.springframework.stereotype.Component;

/** The databases that deliver feeds, as configured; read before the inbox is claimed. */
@Component
class DatabaseSources {
    /** How a feed that could not be read is called among what waits. */
    static final String PREFIX = "database ";

    private final List<DatabaseSource> databases = new ArrayList<>();
    private final DatabaseExtract extract;
    private final Progress progress;

    /** @throws IllegalStateException when a setting names a feed that is not, or gives no password */
    DatabaseSources(SendProperties settings, Home home, Contracts contracts, Progress progress) {
        this.extract = new DatabaseExtract(home, contracts);
        this.progress = progress;
        new TreeMap<>(settings.databases())
                .forEach((name, database) -> databases.add(source(name, database, home, contracts)));
    }

    private static DatabaseSource source(String name, DatabaseProperties database, Home home, Contracts contracts) {
        String where = "send.databases." + name;
        if (!name.matches("[a-z0-9_-]+")) {
            throw new IllegalStateException(where + ": the name is lower case, without dots");
        }
        for (String feed : database.feeds().keySet()) {
            Contract contract = contracts.find(database.source(), feed).orElse(null);
            if (contract == null) {
                throw new IllegalStateException(where + ".feeds: there is no feed " + database.source() + "." + feed);
            }
            if (contract.set() != null
                    || contract.survey()
                    || !contract.accepts().formats().contains("csv")) {
                throw new IllegalStateException(where + ".feeds: " + contract.id() + " does not come as one table");
            }
        }
        return new DatabaseSource(
                name,
                database.source(),
                database.folder(),
                database.url(),
                database.user(),
                password(where, database, home),
                database.connectTimeout(),
                database.statementTimeout(),
                database.fetchSize(),
                database.attempts(),
                database.backOff(),
                new TreeMap<>(database.feeds()));
    }

    private static DatabaseSource.Password password(String where, DatabaseProperties database, Home home) {
        String file = database.passwordFile();
        String variable = database.passwordVariable();
        if ((file == null) == (variable == null)) {
            throw new IllegalStateException(where + " needs either password-file or password-variable");
        }
        return () -> Passwords.read(where, home, file, variable);
    }

    /**
     * Reads every feed of every database into the inbox.
     *
     * @return what could not be read, with the reason
     */
    List<Waiting> read(LocalDate date) throws IOException {
        List<Waiting> unread = new ArrayList<>();
        for (DatabaseSource database : databases) {
            for (Extracted feed : extract.extract(database, date)) {
                if (!feed.problem().isEmpty()) {
                    String name = PREFIX + database.name() + ", feed " + feed.feed();
                    progress.said("Not read: " + name + ". " + feed.problem());
                    unread.add(new Waiting(name, feed.problem()));
                }
            }
        }
        return unread;
    }

    /** Of what waited in a night, the feeds of databases that could not be read. */
    static List<Waiting> unread(List<Waiting> waiting) {
        return waiting.stream().filter(w -> w.path().startsWith(PREFIX)).toList();
    }
}
