package org.sendwarehouse.home;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;

/**
 * The runtime home: every folder the product reads from or writes to.
 *
 * @param root the folder given by {@code --home}; made absolute
 */
public record Home(Path root) {

    public Home {
        root = root.toAbsolutePath().normalize();
    }

    /** Where data officers put files, one folder a source. */
    public Path inbox() {
        return root.resolve("inbox");
    }

    /** What has landed: immutable Parquet with a sidecar beside it. The ledger of the platform. */
    public Path landing() {
        return root.resolve("landing");
    }

    /** Where a delivery is written before the one rename that commits it. */
    public Path landingInProgress() {
        return landing().resolve("_tmp");
    }

    /** Originals of refused deliveries. */
    public Path quarantine() {
        return root.resolve("quarantine");
    }

    /** Originals of landed deliveries, kept until their retention date. */
    public Path archive() {
        return root.resolve("archive");
    }

    /** Reference files that the operator supplies, such as the postcode directory. */
    public Path reference() {
        return root.resolve("reference");
    }

    /** Scratch space: warehouses being built, DuckDB's spill files. Deletable when nothing runs. */
    public Path work() {
        return root.resolve("work");
    }

    public Path published() {
        return root.resolve("published");
    }

    public Path publishedVersions() {
        return published().resolve("versions");
    }

    /** The symbolic link to the version that readers see. */
    public Path current() {
        return published().resolve("current");
    }

    /** Warehouses of past dates, rebuilt from what has landed; never what readers of {@link #published} see. */
    public Path rebuilt() {
        return root.resolve("rebuilt");
    }

    public Path packs() {
        return root.resolve("packs");
    }

    /** Job repository, lock and status. */
    public Path state() {
        return root.resolve("state");
    }

    public Path keys() {
        return root.resolve("keys");
    }

    public Path logs() {
        return root.resolve("logs");
    }

    /**
     * Makes the folders that are missing, readable by their owner only.
     *
     * @throws IOException when a folder cannot be made
     */
    public Home create() throws IOException {
        for (Path folder : List.of(
                root,
                inbox(),
                landing(),
                landingInProgress(),
                quarantine(),
                archive(),
                reference(),
                work(),
                published(),
                publishedVersions(),
                packs(),
                state(),
                keys(),
                logs())) {
            OwnerOnly.createDirectories(folder);
        }
        return this;
    }

    /** Files and folders that nobody but their owner may read. */
    public static final class OwnerOnly {
        private OwnerOnly() {}

        public static void createDirectories(Path folder) throws IOException {
            if (!Files.isDirectory(folder)) {
                Files.createDirectories(
                        folder, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
            }
        }

        /** Makes a file that another program is to fill, or takes it from others where it is there. */
        public static void prepare(Path file) throws IOException {
            Path folder = file.getParent();
            if (folder != null) {
                createDirectories(folder);
            }
            if (Files.notExists(file)) {
                Files.createFile(
                        file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
            }
            restrict(file);
        }

        public static void restrict(Path file) throws IOException {
            Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
        }
    }
}
