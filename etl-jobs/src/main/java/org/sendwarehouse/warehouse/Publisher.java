package org.sendwarehouse.warehouse;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.sql.SQLException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.sendwarehouse.home.Home;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.util.FileSystemUtils;

/**
 * Publishes a built warehouse at once or not at all. Everything is written, synced and checked beside what readers see
 * ({@link VersionWriter}); then one rename of the link {@code published/current} shows it.
 */
public final class Publisher {
    /** The schemas that are published. */
    public static final List<String> SCHEMAS = Export.SCHEMAS;

    private static final Logger LOG = LoggerFactory.getLogger(Publisher.class);
    private static final int VERSIONS_KEPT = 7;
    private static final Map<String, String> STABLE_PATHS = Map.of(
            VersionWriter.PLAIN_NAME,
            PublishedWarehouse.DATABASE,
            PublishedWarehouse.DATABASE,
            PublishedWarehouse.DATABASE,
            "parquet",
            "parquet",
            Manifest.NAME,
            Manifest.NAME);

    private final Home home;
    private final VersionWriter writer;
    private final int versionsKept;
    private final Consumer<Moment> reached;
    private final List<Extract> extracts;
    private final List<VersionPart> parts;

    /** The moments between which a publication can be cut. */
    enum Moment {
        WRITTEN,
        VERIFIED,
        NAMED,
        SHOWN,
        LINKED
    }

    /** Publishes the internal warehouse, and nothing for anyone outside. */
    public Publisher(Home home, Clock clock) {
        this(home, clock, List.of(), List.of(), Optional::empty);
    }

    /**
     * Publishes the internal warehouse, and beside it what is made of it for readers outside, and what else a version has.
     *
     * @param auditTrail gives the last line of the audit trail, for the manifest
     */
    public Publisher(
            Home home,
            Clock clock,
            List<Extract> extracts,
            List<VersionPart> parts,
            Supplier<Optional<String>> auditTrail) {
        this(home, clock, VERSIONS_KEPT, moment -> {}, extracts, parts, auditTrail);
    }

    Publisher(Home home, Clock clock, int versionsKept, Consumer<Moment> reached) {
        this(home, clock, versionsKept, reached, List.of(), List.of(), Optional::empty);
    }

    private Publisher(
            Home home,
            Clock clock,
            int versionsKept,
            Consumer<Moment> reached,
            List<Extract> extracts,
            List<VersionPart> parts,
            Supplier<Optional<String>> auditTrail) {
        this.home = home;
        this.writer = new VersionWriter(clock, auditTrail, reached);
        this.versionsKept = versionsKept;
        this.reached = reached;
        this.extracts = List.copyOf(extracts);
        this.parts = List.copyOf(parts);
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
        try {
            if (isCurrent(built.id())) {
                LOG.info("Run {} is published already", built.id().value());
                return finishCurrent();
            }
            Path version = home.publishedVersions().resolve(built.id().value());
            writer.write(
                    built, version, new VersionWriter.Content(Export.SCHEMAS, extracts, parts, Map.of(), former()));
            replaceLink(home.current(), Path.of("versions").resolve(version.getFileName()));
            reached.accept(Moment.SHOWN);
            linkStablePaths();
            reached.accept(Moment.LINKED);
            forget();
            FileSystemUtils.deleteRecursively(WorkFolder.of(home, built.id().value()));
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
            writer.write(
                    built,
                    folder,
                    new VersionWriter.Content(schemas, List.of(), List.of(), about, new FormerParts(null)));
            FileSystemUtils.deleteRecursively(WorkFolder.of(home, built.id().value()));
            return new PublishedWarehouse(folder, Manifest.read(folder));
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot write " + folder, e);
        } catch (SQLException e) {
            throw new BuildFailedException("The warehouse cannot be kept: " + DuckDb.reason(e), e);
        }
    }

    /**
     * Writes a built warehouse with what readers outside would get where nobody looks, below {@code work}, and removes the
     * scratch files of the build: for drafts on data that may not be published. Whoever asked deletes the folder.
     *
     * @throws BuildFailedException when what was written cannot be read back whole
     */
    public PublishedWarehouse rehearse(BuiltWarehouse built) {
        Path folder = home.work().resolve("refused-" + built.id().value());
        try {
            if (Files.exists(folder)) {
                FileSystemUtils.deleteRecursively(folder);
            }
            writer.write(
                    built, folder, new VersionWriter.Content(Export.SCHEMAS, extracts, List.of(), Map.of(), former()));
            FileSystemUtils.deleteRecursively(WorkFolder.of(home, built.id().value()));
            return new PublishedWarehouse(folder, Manifest.read(folder));
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot write " + folder, e);
        } catch (SQLException e) {
            throw new BuildFailedException("The warehouse cannot be rehearsed: " + DuckDb.reason(e), e);
        }
    }

    private FormerParts former() throws IOException {
        return new FormerParts(Files.exists(home.current()) ? home.current().toRealPath() : null);
    }

    /**
     * Does what is left of the publication of the version that readers see, where the process died after it was shown: the
     * first publication of all would else stay without the paths that readers know.
     *
     * @throws IOException when a link cannot be made or an old version not removed
     */
    public PublishedWarehouse finishCurrent() throws IOException {
        linkStablePaths();
        forget();
        return PublishedWarehouse.open(home);
    }

    private void linkStablePaths() throws IOException {
        STABLE_PATHS.forEach((name, target) -> stableLink(home.published().resolve(name), target));
        extracts.forEach(extract -> stableLink(home.published().resolve(extract.path()), extract.path()));
        VersionWriter.sync(home.published(), 0);
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

    /** Whether a version holds somebody who was erased since, or tokens of a key that was replaced. */
    private boolean isOfPast(Manifest manifest) {
        Manifest now = PublishedWarehouse.open(home).manifest();
        return manifest.erasureEpoch() < now.erasureEpoch() || !manifest.keyId().equals(now.keyId());
    }

    /** Removes versions beyond those kept; never the one that readers see. */
    private void forget() throws IOException {
        Path current = home.current().toRealPath();
        List<Path> others = new ArrayList<>();
        for (Path version : WorkFolder.children(home.publishedVersions(), "[!_]*")) {
            if (VersionWriter.isWhole(version) && !version.toRealPath().equals(current)) {
                if (isOfPast(Manifest.read(version))) {
                    FileSystemUtils.deleteRecursively(version);
                } else {
                    others.add(version);
                }
            }
        }
        others.sort(
                Comparator.comparing((Path version) -> Manifest.read(version).publishedAt())
                        .reversed());
        for (Path version : others.subList(Math.min(versionsKept - 1, others.size()), others.size())) {
            // A version that is half deleted must not look whole to anybody.
            Path aside = version.resolveSibling(VersionWriter.UNFINISHED + version.getFileName());
            FileSystemUtils.deleteRecursively(aside);
            Files.move(version, aside, StandardCopyOption.ATOMIC_MOVE);
            FileSystemUtils.deleteRecursively(aside);
        }
    }
}
