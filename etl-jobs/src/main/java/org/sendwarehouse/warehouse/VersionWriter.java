package org.sendwarehouse.warehouse;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.sendwarehouse.home.Hashes;
import org.sendwarehouse.home.Home.OwnerOnly;
import org.sendwarehouse.warehouse.Publisher.Moment;
import org.springframework.util.FileSystemUtils;

/** Writes the folder of one version: complete, synced and read back before it gets its name. */
final class VersionWriter {
    static final String UNFINISHED = "_unfinished-";
    static final String PLAIN_NAME = "warehouse.duckdb";

    private final Clock clock;
    private final Supplier<Optional<String>> auditTrail;
    private final Consumer<Moment> reached;

    /**
     * What of a build is written: nothing for anyone outside where it is only kept.
     *
     * @param former what may be taken over from the version that readers see
     */
    record Content(
            List<String> schemas,
            List<Extract> extracts,
            List<VersionPart> parts,
            Map<String, String> about,
            FormerParts former) {}

    /** @param auditTrail gives the last line of the audit trail, empty where nobody keeps one */
    VersionWriter(Clock clock, Supplier<Optional<String>> auditTrail, Consumer<Moment> reached) {
        this.clock = clock;
        this.auditTrail = auditTrail;
        this.reached = reached;
    }

    /** A version gets its name only once it is complete and verified. */
    static boolean isWhole(Path version) {
        return Files.isRegularFile(version.resolve(Manifest.NAME));
    }

    /**
     * Writes a version, whole or not at all. One that is whole already is left as it is.
     *
     * @throws BuildFailedException when what was written cannot be read back whole
     */
    void write(BuiltWarehouse built, Path version, Content content) throws IOException, SQLException {
        Path parent = version.toAbsolutePath().getParent();
        if (parent == null) {
            throw new IllegalArgumentException("Cannot keep a warehouse in " + version);
        }
        OwnerOnly.createDirectories(parent);
        if (!isWhole(version)) {
            FileSystemUtils.deleteRecursively(version);
            writeNew(built, version, content);
            sync(parent, 0);
            reached.accept(Moment.NAMED);
        }
    }

    private void writeNew(BuiltWarehouse built, Path version, Content content) throws IOException, SQLException {
        Path folder = version.resolveSibling(UNFINISHED + version.getFileName());
        FileSystemUtils.deleteRecursively(folder);
        OwnerOnly.createDirectories(folder);
        List<Manifest.Table> tables;
        Path spill = built.file().resolveSibling("spill");
        try (Connection connection = DuckDb.openBuild(built.file(), spill, built.settings())) {
            tables = new Export(connection, content.schemas(), content.former(), built.settings()).write(folder);
            for (Extract extract : content.extracts()) {
                extract.write(connection, folder);
            }
        }
        for (Map.Entry<String, String> note : content.about().entrySet()) {
            Files.writeString(folder.resolve(note.getKey()), note.getValue());
        }
        if (!content.parts().isEmpty()) {
            try (Connection written =
                    DuckDb.openReadOnly(folder.resolve(PublishedWarehouse.DATABASE), built.settings())) {
                for (VersionPart part : content.parts()) {
                    part.write(written, folder);
                }
            }
        }
        manifest(built.id(), tables, files(folder)).write(folder);
        OwnerOnly.restrict(folder.resolve(Manifest.NAME));
        Files.createSymbolicLink(folder.resolve(PLAIN_NAME), Path.of(PublishedWarehouse.DATABASE));
        sync(folder);
        reached.accept(Moment.WRITTEN);
        verify(folder, built.settings());
        reached.accept(Moment.VERIFIED);
        Files.move(folder, version, StandardCopyOption.ATOMIC_MOVE);
    }

    private Manifest manifest(RunId id, List<Manifest.Table> tables, List<Manifest.PublishedFile> files) {
        return new Manifest(
                id.value(),
                id.asAt(),
                id.softwareVersion(),
                id.definitionsHash(),
                id.area().laNumber(),
                id.area().code(),
                id.area().name(),
                id.synthetic(),
                id.keyId(),
                id.erasureEpoch(),
                id.deliveryIds(),
                clock.instant(),
                tables,
                files,
                auditTrail.get().orElse(null));
    }

    private static List<Manifest.PublishedFile> files(Path folder) throws IOException {
        Map<String, String> known = ParquetExport.Catalogue.read(folder).hashes();
        List<Path> found;
        try (Stream<Path> walk = Files.walk(folder)) {
            found = walk.filter(Files::isRegularFile).sorted().toList();
        }
        List<Manifest.PublishedFile> files = new ArrayList<>();
        for (Path file : found) {
            OwnerOnly.restrict(file);
            String path = folder.relativize(file).toString();
            String hash = known.containsKey(path) ? known.get(path) : Hashes.ofFile(file);
            files.add(new Manifest.PublishedFile(path, Files.size(file), hash));
        }
        return files;
    }

    /** Reads everything back: the database as readers will open it, and each Parquet file's count. */
    private static void verify(Path folder, DuckDb.Settings settings) throws SQLException, IOException {
        Manifest manifest = Manifest.read(folder);
        try (Connection database = DuckDb.openReadOnly(folder.resolve(PublishedWarehouse.DATABASE), settings);
                Connection parquet = DuckDb.openInMemory(settings)) {
            for (Manifest.Table table : manifest.tables()) {
                TableName name = new TableName(table.schema(), table.name());
                same(table, Sql.count(database, "select count(*) from " + name.sql()));
                if (Export.hasParquet(name)) {
                    same(table, ParquetExport.rows(parquet, folder, name));
                }
            }
        }
    }

    private static void same(Manifest.Table table, long found) {
        if (found != table.rows()) {
            throw new BuildFailedException("Wrote " + table.rows() + " rows of " + table.schema() + "." + table.name()
                    + " and read back " + found);
        }
    }

    private static void sync(Path folder) throws IOException {
        sync(folder, Integer.MAX_VALUE);
    }

    /** Forces a folder, and what lies that deep below it, to the disk. */
    static void sync(Path folder, int depth) throws IOException {
        List<Path> paths;
        try (Stream<Path> walk = Files.walk(folder, depth)) {
            paths = walk.sorted(Comparator.reverseOrder()).toList();
        }
        for (Path path : paths) {
            try (FileChannel channel = FileChannel.open(path, StandardOpenOption.READ)) {
                channel.force(true);
            }
        }
    }
}
