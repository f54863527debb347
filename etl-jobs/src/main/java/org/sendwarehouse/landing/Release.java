package org.sendwarehouse.landing;

import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Optional;

/**
 * A person's word that a held delivery is right: the file {@value #FILE} beside its sidecar. Kept in the landing zone, so
 * that the warehouse can be rebuilt from it as it was known on any date.
 *
 * @param releasedOn from which business date on it counts
 * @param reason why it is right, in the person's words
 */
record Release(LocalDate releasedOn, String reason) {
    static final String FILE = "_released.json";

    private static final Note<Release> NOTE = new Note<>(FILE, Release.class);

    static Optional<Release> read(Path folder) throws IOException {
        return NOTE.read(folder);
    }

    void write(Path folder) throws IOException {
        NOTE.write(folder, this);
    }
}
