package org.sendwarehouse.warehouse;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.sendwarehouse.home.Home;

/**
 * One published version of the warehouse. The link to the current version is followed once, here: whoever holds this keeps
 * reading the same version, whatever is published meanwhile.
 *
 * @param folder the version's real folder
 * @param manifest what it consists of
 */
public record PublishedWarehouse(Path folder, Manifest manifest) {
    /** Not {@code warehouse}: DuckDB names the database after its file, and the schema {@code warehouse} must stay plain. */
    static final String DATABASE = "send_warehouse.duckdb";

    /**
     * The version readers see now.
     *
     * @throws IllegalStateException when nothing is published yet
     */
    public static PublishedWarehouse open(Home home) {
        return find(home)
                .orElseThrow(() -> new IllegalStateException("Nothing is published yet in " + home.published()));
    }

    /** The version readers see now, if there is one. */
    public static Optional<PublishedWarehouse> find(Home home) {
        if (!Files.exists(home.current())) {
            return Optional.empty();
        }
        try {
            Path folder = home.current().toRealPath();
            return Optional.of(new PublishedWarehouse(folder, Manifest.read(folder)));
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot follow " + home.current(), e);
        }
    }

    /**
     * Every version that is kept, the one readers see among them, and every warehouse of a past date.
     *
     * @throws IOException when the folders cannot be read
     */
    public static List<PublishedWarehouse> kept(Home home) throws IOException {
        List<PublishedWarehouse> kept = new ArrayList<>();
        for (Path parent : List.of(home.publishedVersions(), home.rebuilt())) {
            for (Path folder : WorkFolder.children(parent, "[!_]*")) {
                if (VersionWriter.isWhole(folder)) {
                    kept.add(new PublishedWarehouse(folder, Manifest.read(folder)));
                }
            }
        }
        return kept;
    }

    public String runId() {
        return manifest.runId();
    }

    /** The database file. */
    public Path database() {
        return folder.resolve(DATABASE);
    }

    /** Opens the database to read, with nothing outside it in reach. */
    public Connection connect(DuckDb.Settings settings) throws SQLException {
        return DuckDb.openReadOnly(database(), settings);
    }

    /**
     * Opens what one audience is given to read.
     *
     * @param audience {@code internal}, or an audience that has its own file
     * @throws SQLException when there is no such file, or it cannot be read
     */
    public Connection connect(String audience, DuckDb.Settings settings) throws SQLException {
        Path file = "internal".equals(audience) ? database() : folder.resolve(AudienceFile.fileName(audience));
        return DuckDb.openReadOnly(file, settings);
    }

    /**
     * Opens the database to read, with bare names found in its schemas.
     *
     * @param searchPath the schemas, the first first
     */
    public Connection connect(DuckDb.Settings settings, List<String> searchPath) throws SQLException {
        return DuckDb.openReadOnly(database(), settings, searchPath);
    }

    public Connection connect() throws SQLException {
        return connect(DuckDb.Settings.DEFAULT);
    }
}
