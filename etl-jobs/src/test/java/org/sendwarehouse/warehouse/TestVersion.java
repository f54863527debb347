package org.sendwarehouse.warehouse;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** A published version of which a test makes the database itself. */
public final class TestVersion {
    private TestVersion() {}

    /**
     * Makes the version {@code run1} of the home the current one: its manifest is there, its database is not yet.
     *
     * @return where its database belongs
     */
    public static Path publish(Path home) throws IOException {
        Path version = Files.createDirectories(home.resolve("published/versions/run1"));
        Files.writeString(version.resolve(Manifest.NAME), """
                {"run_id": "run1", "as_at": "2026-04-30", "software_version": "0", "definitions_hash": "0",
                 "la_number": "840", "area_code": "E06000047", "area_name": "County Durham", "synthetic": true,
                 "key_id": "k", "erasure_epoch": 0, "delivery_ids": [], "published_at": "2026-05-01T01:30:00Z",
                 "tables": [], "files": []}
                """);
        Files.createSymbolicLink(home.resolve("published/current"), Path.of("versions/run1"));
        return version.resolve(PublishedWarehouse.DATABASE);
    }
}
