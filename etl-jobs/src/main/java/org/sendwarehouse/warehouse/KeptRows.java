package org.sendwarehouse.warehouse;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Optional;
import org.sendwarehouse.home.AtomicFiles;
import org.sendwarehouse.home.Hashes;
import org.sendwarehouse.home.Home.OwnerOnly;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Rows kept as Parquet from one night to the next, as {@code <name>.<hash>.parquet}. The hash is of the file, and is checked
 * before it is read. Everything can be deleted at any time: it is made again.
 */
final class KeptRows {
    private static final Logger LOG = LoggerFactory.getLogger(KeptRows.class);
    static final int DIGITS = 16;
    static final String ENDING = ".parquet";

    private final Path place;

    /** Something that must hold of a file before it is kept. */
    interface Check {
        void of(Path file) throws SQLException;
    }

    /** @param place their folder; made when missing */
    KeptRows(Path place) throws IOException {
        this.place = place;
        OwnerOnly.createDirectories(place);
    }

    Path place() {
        return place;
    }

    /** The file of this name, as it was written. */
    Optional<Path> find(String name) throws IOException {
        for (Path file : WorkFolder.children(place, name + ".*" + ENDING)) {
            String found = String.valueOf(file.getFileName());
            String hash = found.substring(found.length() - ENDING.length() - DIGITS, found.length() - ENDING.length());
            if (Hashes.ofFile(file).startsWith(hash)) {
                return Optional.of(file);
            }
            LOG.warn("What was kept as {} is not as it was written; it is made again.", name);
            Files.delete(file);
        }
        return Optional.empty();
    }

    /** Writes the rows of a query, in the order of all columns, whole or not at all. */
    Path write(Connection connection, String name, String query, Check check) throws SQLException, IOException {
        Path file = place.resolve("_unfinished");
        Files.deleteIfExists(file);
        Sql.run(
                connection,
                "copy (select * from (" + query + "\n) order by all) to " + DuckDb.literal(file.toString())
                        + " (format parquet, compression zstd)");
        OwnerOnly.restrict(file);
        check.of(file);
        AtomicFiles.sync(file);
        Path kept = place.resolve(name + "." + Hashes.ofFile(file).substring(0, DIGITS) + ENDING);
        return Files.move(file, kept, StandardCopyOption.ATOMIC_MOVE);
    }
}
