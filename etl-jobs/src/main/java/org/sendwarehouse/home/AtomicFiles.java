package org.sendwarehouse.home;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;

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
        sync(aside);
        Files.move(aside, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        sync(parent);
    }

    /** The same of text, in UTF-8. */
    public static void write(Path file, String text) throws IOException {
        write(file, text.getBytes(StandardCharsets.UTF_8));
    }

    /** Forces a file, or the entries of a folder, to the disk. */
    public static void sync(Path path) throws IOException {
        try (FileChannel channel = FileChannel.open(path, StandardOpenOption.READ)) {
            channel.force(true);
        }
    }
}
