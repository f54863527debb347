package org.sendwarehouse.warehouse;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.sendwarehouse.home.Home;
import org.sendwarehouse.home.Home.OwnerOnly;
import org.springframework.util.FileSystemUtils;

/** The scratch folder of one build: {@code work/build-<run>}. */
final class WorkFolder {
    private static final String BUILDS = "build-";

    private WorkFolder() {}

    static Path of(Home home, String runId) {
        return home.work().resolve(BUILDS + runId);
    }

    /** A new, empty folder; what an earlier build of the run left is gone. */
    static Path make(Home home, String runId) throws IOException {
        Path folder = of(home, runId);
        FileSystemUtils.deleteRecursively(folder);
        OwnerOnly.createDirectories(folder);
        return folder;
    }

    /** Removes what killed builds and publications left behind. Only when nothing runs. */
    static void clean(Home home) throws IOException {
        for (String pattern : List.of(BUILDS + "*", "pack-*", "refused-*", "original*")) {
            for (Path folder : children(home.work(), pattern)) {
                FileSystemUtils.deleteRecursively(folder);
            }
        }
        for (Path parent : List.of(home.publishedVersions(), home.rebuilt())) {
            for (Path folder : children(parent, VersionWriter.UNFINISHED + "*")) {
                FileSystemUtils.deleteRecursively(folder);
            }
        }
    }

    static List<Path> children(Path folder, String pattern) throws IOException {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (DirectoryStream<Path> found = Files.newDirectoryStream(folder, pattern)) {
            return Stream.iterate(found.iterator(), java.util.Iterator::hasNext, it -> it)
                    .map(java.util.Iterator::next)
                    .sorted()
                    .toList();
        }
    }
}
