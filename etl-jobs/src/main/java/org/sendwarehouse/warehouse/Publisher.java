package org.sendwarehouse.warehouse;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.LinkOption;
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
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.sendwarehouse.home.Hashes;
import org.sendwarehouse.home.Home;
import org.sendwarehouse.home.Home.OwnerOnly;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Publishes a built warehouse at once or not at all. Everything is written, synced and checked beside what readers see;
 * then one rename of the link {@code published/current} shows it.
 */
public final class Publisher {
    /** The schemas that are published. */
    public static final List<String> SCHEMAS = Export.SCHEMAS;

    static final String UNFINISHED = "_unfinished-";
    private static final Logger LOG = LoggerFactory.getLogger(Publisher.class);
    private static final int VERSIONS_KEPT = 7;
    private static final String PLAIN_NAME = "warehouse.duckdb";
    private static final Map<String, String> STABLE_PATHS = Map.of(
            "warehouse.duckdb",
            PublishedWarehouse.DATABASE,
            PublishedWarehouse.DATABASE,
            PublishedWarehouse.DATABASE,
            "parquet",
            "parquet",
            Manifest.NAME,
            Manifest.NAME);

    private final Home home;
    private final Clock clock;
    private final int versionsKept;
    private final Consumer<Moment> reached;
    private final List<AudienceFile> audiences;

    /** The moments between which a publication can be cut. */
    enum Moment {
        WRITTEN,
        VERIFIED,
        NAMED,
        SHOWN
    }

    /** Publishes the internal warehouse, and nothing for anyone outside. */
    public Publisher(Home home, Clock clock) {
        this(home, clock, List.of());
    }

    /** Publishes the internal warehouse, and beside it a file for each audience. */
    public Publisher(Home home, Clock clock, List<AudienceFile> audiences) {
        this(home, clock, VERSIONS_KEPT, moment -> {}, audiences);
    }

    Publisher(Home home, Clock clock, int versionsKept, Consumer<Moment> reached) {
        this(home, clock, versionsKept, reached, List.of());
    }

    private Publisher(
            Home home, Clock clock, int versionsKept, Consumer<Moment> reached, List<AudienceFile> audiences) {
        this.home = home;
        this.clock = clock;
        this.versionsKept = versionsKept;
        this.reached = reached;
        this.audiences = List.copyOf(audiences);
    }

    /** Whether readers see this run already: then there is nothing to build and nothing to publish. */
    public boolean isCurrent(RunId id) {
        return PublishedWarehouse.find(home)
                .map(PublishedWarehouse::runId)
                .filter(id.value()::equals)
                .isPresent();
    }

    /**
     * Publishes, and removes the scratch files of the build. A run that is published already is left as it is.
     *
     * @throws BuildFailedException when what was written cannot be read back whole; readers then see what they saw before
     */
    public PublishedWarehouse publish(BuiltWarehouse built) {
        if (isCurrent(built.id())) {
            LOG.info("Run {} is published already", built.id().value());
            return PublishedWarehouse.open(home);
        }
        try {
            OwnerOnly.createDirectories(home.publishedVersions());
            Path version = home.publishedVersions().resolve(built.id().value());
            if (!isWhole(version)) {
                WorkFolder.delete(version);
                write(built, version, new Content(Export.SCHEMAS, audiences, Map.of()));
                sync(home.publishedVersions(), 0);
                reached.accept(Moment.NAMED);
            }
            show(version);
            reached.accept(Moment.SHOWN);
            forget();
            WorkFolder.delete(WorkFolder.of(home, built.id().value()));
            LOG.info("Published run {} as at {}", built.id().value(), built.id().asAt());
            return PublishedWarehouse.open(home);
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot write below " + home.published(), e);
        } catch (SQLException e) {
            throw new BuildFailedException("The warehouse cannot be published: " + DuckDb.reason(e), e);
        }
    }

    /**
     * Keeps a built warehouse in a folder of its own, whole or not at all, and removes the scratch files of the build.
     * What readers see is not touched. A folder that is whole already is left as it is.
     *
     * @param schemas what of it is kept
     * @param about what it is, in words, by file name
     * @throws BuildFailedException when what was written cannot be read back whole
     */
    public PublishedWarehouse keep(BuiltWarehouse built, Path folder, List<String> schemas, Map<String, String> about) {
        try {
            Path parent = folder.toAbsolutePath().getParent();
            if (parent == null) {
                throw new IllegalArgumentException("Cannot keep a warehouse in " + folder);
            }
            OwnerOnly.createDirectories(parent);
            if (!isWhole(folder)) {
                WorkFolder.delete(folder);
                write(built, folder, new Content(schemas, List.of(), about));
                sync(parent, 0);
            }
            WorkFolder.delete(WorkFolder.of(home, built.id().value()));
            return new PublishedWarehouse(folder, Manifest.read(folder));
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot write " + folder, e);
        } catch (SQLException e) {
            throw new BuildFailedException("The warehouse cannot be kept: " + DuckDb.reason(e), e);
        }
    }

    /** A version gets its name only once it is complete and verified. */
    private static boolean isWhole(Path version) {
        return Files.isRegularFile(version.resolve(Manifest.NAME));
    }

    /** What of a build is written: nothing for any audience where it is only kept. */
    private record Content(List<String> schemas, List<AudienceFile> audiences, Map<String, String> about) {}

    private void write(BuiltWarehouse built, Path version, Content content) throws IOException, SQLException {
        Path folder = version.resolveSibling(UNFINISHED + version.getFileName());
        WorkFolder.delete(folder);
        OwnerOnly.createDirectories(folder);
        List<Manifest.Table> tables;
        Path spill = built.file().resolveSibling("spill");
        try (Connection connection = DuckDb.openBuild(built.file(), spill, built.settings())) {
            tables = new Export(connection, content.schemas()).write(folder);
            for (AudienceFile audience : content.audiences()) {
                audience.write(connection, folder);
            }
        }
        for (Map.Entry<String, String> note : content.about().entrySet()) {
            Files.writeString(folder.resolve(note.getKey()), note.getValue());
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
                files);
    }

    private static List<Manifest.PublishedFile> files(Path folder) throws IOException {
        List<Path> found;
        try (Stream<Path> walk = Files.walk(folder)) {
            found = walk.filter(Files::isRegularFile).sorted().toList();
        }
        List<Manifest.PublishedFile> files = new ArrayList<>();
        for (Path file : found) {
            OwnerOnly.restrict(file);
            files.add(new Manifest.PublishedFile(
                    folder.relativize(file).toString(), Files.size(file), Hashes.ofFile(file)));
        }
        return files;
    }

    /** Reads everything back: the database as readers will open it, and each Parquet file's count. */
    private static void verify(Path folder, DuckDb.Settings settings) throws SQLException {
        Manifest manifest = Manifest.read(folder);
        try (Connection database = DuckDb.openReadOnly(folder.resolve(PublishedWarehouse.DATABASE), settings);
                Connection parquet = DuckDb.openInMemory(settings)) {
            for (Manifest.Table table : manifest.tables()) {
                TableName name = new TableName(table.schema(), table.name());
                Path files = folder.resolve("parquet").resolve(table.schema()).resolve(table.name());
                same(table, Sql.count(database, "select count(*) from " + name.sql()));
                if (Export.hasParquet(name)) {
                    same(
                            table,
                            Sql.count(
                                    parquet,
                                    "select count(*) from read_parquet(" + DuckDb.literal(files + "/*.parquet") + ")"));
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

    private void show(Path version) throws IOException {
        replaceLink(home.current(), Path.of("versions").resolve(version.getFileName()));
        STABLE_PATHS.forEach((name, target) -> stableLink(home.published().resolve(name), target));
        audiences.forEach(audience -> stableLink(home.published().resolve(audience.fileName()), audience.fileName()));
        sync(home.published(), 0);
    }

    private static void stableLink(Path link, String target) {
        try {
            if (!Files.exists(link, LinkOption.NOFOLLOW_LINKS)) {
                replaceLink(link, Path.of("current").resolve(target));
            }
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot make the link " + link, e);
        }
    }

    private static void replaceLink(Path link, Path target) throws IOException {
        Path next = link.resolveSibling("." + link.getFileName() + ".next");
        Files.deleteIfExists(next);
        Files.createSymbolicLink(next, target);
        Files.move(next, link, StandardCopyOption.ATOMIC_MOVE);
    }

    /** Removes versions beyond those kept; never the one that readers see. */
    private void forget() throws IOException {
        Path current = home.current().toRealPath();
        List<Path> others = new ArrayList<>();
        for (Path version : WorkFolder.children(home.publishedVersions(), "[!_]*")) {
            if (isWhole(version) && !version.toRealPath().equals(current)) {
                others.add(version);
            }
        }
        others.sort(
                Comparator.comparing((Path version) -> Manifest.read(version).publishedAt())
                        .reversed());
        for (Path version : others.subList(Math.min(versionsKept - 1, others.size()), others.size())) {
            WorkFolder.delete(version);
        }
    }

    private static void sync(Path folder) throws IOException {
        sync(folder, Integer.MAX_VALUE);
    }

    private static void sync(Path folder, int depth) throws IOException {
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
