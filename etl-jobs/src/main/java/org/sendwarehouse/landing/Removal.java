package org.sendwarehouse.landing;

import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Optional;

/**
 * That the rows of a delivery are gone, its retention over: the file {@value #FILE} beside its sidecar, which stays, so that
 * it is known what was there. From this file on it counts as gone, also where a crash kept its rows from being deleted.
 *
 * @param removedOn from which business date on it does not count
 * @param keptUntil the last day of its retention
 * @param material whether a warehouse as known before that date cannot be built without it
 */
record Removal(LocalDate removedOn, LocalDate keptUntil, boolean material) {
    static final String FILE = "_removed.json";

    private static final Note<Removal> NOTE = new Note<>(FILE, Removal.class);

    static Optional<Removal> read(Path folder) throws IOException {
        return NOTE.read(folder);
    }

    void write(Path folder) throws IOException {
        NOTE.write(folder, this);
    }
}
