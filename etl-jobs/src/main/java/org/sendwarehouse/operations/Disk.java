package org.sendwarehouse.operations;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.concurrent.atomic.AtomicLong;
import org.sendwarehouse.home.Home;

/**
 * The room on the disk of a home, against what the next night may take.
 *
 * @param freeBytes what may still be written
 * @param nightBytes what a night takes at most: the warehouse as it is built, and again as it is published; what lies in
 *     the inbox as it lands, and again in the archive; and room for packs, logs and spilled data
 */
public record Disk(long freeBytes, long nightBytes) {
    /** Room for packs, logs, and data that DuckDB spills while it builds; the memory it has is 320 MB by default. */
    static final long BESIDE = 1L << 30;

    /** The room now. */
    public static Disk of(Home home) throws IOException {
        Path version = home.current();
        long warehouse = Files.exists(version) ? size(version.toRealPath()) : 0;
        return new Disk(
                Files.getFileStore(existing(home.root())).getUsableSpace(),
                2 * warehouse + 2 * size(home.inbox()) + BESIDE);
    }

    /** The folder, or where it would be made. */
    private static Path existing(Path folder) {
        Path there = folder.toAbsolutePath();
        while (there.getParent() != null && !Files.exists(there)) {
            there = there.getParent();
        }
        return there;
    }

    /** For how many nights like the last the room suffices. */
    public double nights() {
        return (double) freeBytes / nightBytes;
    }

    private static long size(Path folder) throws IOException {
        AtomicLong bytes = new AtomicLong();
        if (Files.isDirectory(folder)) {
            Files.walkFileTree(folder, new SimpleFileVisitor<>() {
                @Override
                public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
                    bytes.addAndGet(attributes.size());
                    return FileVisitResult.CONTINUE;
                }

                @Override
                public FileVisitResult visitFileFailed(Path file, IOException gone) {
                    // A night moves files out of the inbox while we look.
                    return FileVisitResult.CONTINUE;
                }
            });
        }
        return bytes.get();
    }
}
