package org.sendwarehouse.landing;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.sendwarehouse.home.Home;
import org.sendwarehouse.receive.Claim.ClaimedFile;

/**
 * Originals in the clear, for as long as they are read. On Linux they have no name: a file that is empty yet loses its
 * entry in the folder, and is written and read through the process's own handle. Killed at any moment, the process leaves
 * nothing behind. Elsewhere the files are deleted at the end.
 */
final class Unsealed implements AutoCloseable {
    private static final Path HANDLES = Path.of("/proc/self/fd");

    private final Map<ClaimedFile, Path> files = new LinkedHashMap<>();
    private final List<FileChannel> handles = new ArrayList<>();
    private final List<Path> named = new ArrayList<>();

    /** Where the original of a file is to be written, and read. */
    @SuppressWarnings("resource") // open until the originals are closed
    Path add(Home home, ClaimedFile file) throws IOException {
        Home.OwnerOnly.createDirectories(home.work());
        Path plain = Files.createTempFile(
                home.work(),
                "original",
                "",
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        FileChannel handle = FileChannel.open(plain, StandardOpenOption.READ, StandardOpenOption.WRITE);
        handles.add(handle);
        Path nameless = nameless(plain.toRealPath());
        files.put(file, nameless);
        if (nameless.equals(plain.toRealPath())) {
            named.add(plain);
        } else {
            Files.delete(plain);
        }
        return nameless;
    }

    private static Path nameless(Path plain) throws IOException {
        if (Files.isDirectory(HANDLES)) {
            try (DirectoryStream<Path> handles = Files.newDirectoryStream(HANDLES)) {
                for (Path handle : handles) {
                    if (Files.isSymbolicLink(handle)
                            && Files.readSymbolicLink(handle).equals(plain)) {
                        return handle;
                    }
                }
            }
        }
        return plain;
    }

    /** Each file and where it is read. */
    Map<ClaimedFile, Path> files() {
        return files;
    }

    @Override
    public void close() throws IOException {
        for (FileChannel handle : handles) {
            handle.close();
        }
        for (Path file : named) {
            Files.deleteIfExists(file);
        }
    }
}
