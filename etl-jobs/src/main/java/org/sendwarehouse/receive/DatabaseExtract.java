package org.sendwarehouse.receive;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.sql.SQLException;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.sendwarehouse.contract.Contract;
import org.sendwarehouse.contract.Contracts;
import org.sendwarehouse.home.Hashes;
import org.sendwarehouse.home.Home;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Reads the feeds of a database into files of the inbox, which are then claimed like any others: claims, content hash,
 * restart, archive and books know one way only. The file is readable by its owner alone, and comes into the inbox whole.
 */
public final class DatabaseExtract {
    private static final Logger LOG = LoggerFactory.getLogger(DatabaseExtract.class);

    private final Home home;
    private final Contracts contracts;

    public DatabaseExtract(Home home, Contracts contracts) {
        this.home = home;
        this.contracts = contracts;
    }

    /**
     * What became of one feed.
     *
     * @param feed such as {@code synergy.pupil}
     * @param rows rows in the file; 0 where there is none
     * @param attempts how often it was tried
     * @param problem why it could not be read, without any value of a row; empty where it was
     */
    public record Extracted(String feed, long rows, int attempts, String problem) {}

    /**
     * Reads every feed of a database as it stands now.
     *
     * @param date the day the content counts as of
     * @throws IOException when the file cannot be written; a database that cannot be read is no error of the night
     */
    public List<Extracted> extract(DatabaseSource database, LocalDate date) throws IOException {
        List<Extracted> all = new ArrayList<>();
        for (Map.Entry<String, String> feed : database.feeds().entrySet()) {
            all.add(extract(database, contracts.contract(database.source(), feed.getKey()), feed.getValue(), date));
        }
        return all;
    }

    private Extracted extract(DatabaseSource database, Contract contract, String query, LocalDate date)
            throws IOException {
        Duration wait = database.backOff();
        for (int attempt = 1; ; attempt++) {
            try {
                long rows = spool(database, contract, query, date);
                LOG.info("Read {} rows of {} from the database {}", rows, contract.id(), database.name());
                return new Extracted(contract.id(), rows, attempt, "");
            } catch (SQLException e) {
                String problem = SqlFailures.describe(e);
                if (!SqlFailures.mayPass(e) || attempt >= database.attempts()) {
                    return new Extracted(contract.id(), 0, attempt, problem);
                }
                LOG.warn("Reading {} failed, attempt {}: {} Again in {}.", contract.id(), attempt, problem, wait);
                pause(wait);
                wait = wait.multipliedBy(2);
            }
        }
    }

    private long spool(DatabaseSource database, Contract contract, String query, LocalDate date)
            throws IOException, SQLException {
        Path aside = home.work().resolve("extract");
        Home.OwnerOnly.createDirectories(aside);
        String name = contract.feed() + "_" + date + ".csv";
        Path partial = aside.resolve(database.name() + "_" + name);
        try {
            Files.deleteIfExists(partial);
            Files.createFile(partial);
            Home.OwnerOnly.restrict(partial);
            long rows = new DatabaseRows(database).write(query, contract, partial);
            if (isNew(database, contract, date, partial)) {
                Path folder = Receiver.inbox(home, database.source()).resolve(database.folder());
                Home.OwnerOnly.createDirectories(folder);
                Files.move(
                        partial,
                        folder.resolve(name),
                        StandardCopyOption.ATOMIC_MOVE,
                        StandardCopyOption.REPLACE_EXISTING);
            }
            return rows;
        } finally {
            Files.deleteIfExists(partial);
        }
    }

    /** Whether this date has not given the same bytes before; else a night run again would count as a new one. */
    private boolean isNew(DatabaseSource database, Contract contract, LocalDate date, Path file) throws IOException {
        Path notes = home.state().resolve("extracts");
        Home.OwnerOnly.createDirectories(notes);
        Path note = notes.resolve(database.name() + "." + contract.feed());
        String now = date + " " + Hashes.ofFile(file) + "\n";
        if (Files.exists(note) && Files.readString(note).equals(now)) {
            return false;
        }
        Files.writeString(note, now);
        Home.OwnerOnly.restrict(note);
        return true;
    }

    private static void pause(Duration wait) throws IOException {
        try {
            Thread.sleep(wait.toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("Interrupted while waiting for a database", e);
        }
    }
}
