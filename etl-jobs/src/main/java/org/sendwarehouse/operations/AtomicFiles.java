package org.sendwarehouse.operations;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import org.sendwarehouse.home.Home;

/** Files that readers see whole or not at all, also after a power cut. */
public final class AtomicFiles {
    private AtomicFiles() {}

    /** Writes a file for its owner only; on the disk when this returns. */
    public static void write(Path file, byte[] content) throws IOException {
        Path parent = file.toAbsolutePath().getParent();
        if (parent == null) {
            throw new IOException("No folder to write in: " + file);
        }
        Home.OwnerOnly.createDirectories(parent);
        Path aside = parent.resolve("." + file.getFileName() + ".new");
        Files.write(aside, content);
        Home.OwnerOnly.restrict(aside);
        try (FileChannel channel = FileChannel.open(aside, StandardOpenOption.WRITE)) {
            channel.force(true);
        }
        Files.move(aside, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        try (FileChannel folder = FileChannel.open(parent)) {
            folder.force(true);
        }
    }
}
