package org.sendwarehouse.identity;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.EnumSet;
import java.util.Set;
import org.sendwarehouse.home.AtomicFiles;
import org.sendwarehouse.home.Home;

/** Files of secrets: whole or absent, readable by their owner only, never replaced by accident. */
final class KeyFile {
    private static final Set<PosixFilePermission> OWNER =
            EnumSet.of(PosixFilePermission.OWNER_READ, PosixFilePermission.OWNER_WRITE);

    private KeyFile() {}

    static boolean exists(Path file) {
        return Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS);
    }

    /**
     * The text of a key file that is there.
     *
     * @param name what it is, for people
     * @throws PseudonymKeyException when others than its owner may read it, or it cannot be read
     */
    static String read(Path file, String name) {
        try {
            Set<PosixFilePermission> open = EnumSet.noneOf(PosixFilePermission.class);
            open.addAll(Files.getPosixFilePermissions(file));
            open.removeAll(OWNER);
            if (!open.isEmpty()) {
                throw new PseudonymKeyException("The " + name + " can be read by others than its owner ("
                        + PosixFilePermissions.toString(Files.getPosixFilePermissions(file)) + "). Run: chmod 600 keys/"
                        + file.getFileName());
            }
            return Files.readString(file, StandardCharsets.US_ASCII).strip();
        } catch (IOException e) {
            throw new PseudonymKeyException("The " + name + " cannot be read", e);
        }
    }

    /** Makes a key file where there is none; what is there stays. */
    static void create(Path file, String text) throws IOException {
        Path aside = write(file, text);
        try {
            // A link fails where the name is taken, so that of two who make a key at once one wins and no key is lost.
            Files.createLink(file, aside);
        } catch (FileAlreadyExistsException kept) {
            return;
        } finally {
            Files.deleteIfExists(aside);
        }
        AtomicFiles.sync(folder(file));
    }

    /** Puts another text in the place of the file, at once. */
    static void replace(Path file, String text) throws IOException {
        Files.move(write(file, text), file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        AtomicFiles.sync(folder(file));
    }

    /** Puts one key file in the place of another, at once. */
    static void promote(Path next, Path file) throws IOException {
        Files.move(next, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        AtomicFiles.sync(folder(file));
    }

    private static Path write(Path file, String text) throws IOException {
        Path folder = folder(file);
        Home.OwnerOnly.createDirectories(folder);
        Path aside = folder.resolve("." + file.getFileName() + ".new");
        Files.deleteIfExists(aside);
        try (FileChannel out = FileChannel.open(
                aside,
                Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE),
                PosixFilePermissions.asFileAttribute(OWNER))) {
            out.write(ByteBuffer.wrap((text + "\n").getBytes(StandardCharsets.US_ASCII)));
            out.force(true);
        }
        return aside;
    }

    private static Path folder(Path file) throws IOException {
        Path folder = file.toAbsolutePath().getParent();
        if (folder == null) {
            throw new IOException("No folder to write in: " + file);
        }
        return folder;
    }
}
