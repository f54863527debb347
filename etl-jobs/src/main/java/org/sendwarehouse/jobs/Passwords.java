package org.sendwarehouse.jobs;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.sendwarehouse.home.Home;

/** Reads passwords where an operator keeps them: never in a setting. */
final class Passwords {
    private static final Set<PosixFilePermission> OTHERS = Set.of(
            PosixFilePermission.GROUP_READ,
            PosixFilePermission.GROUP_WRITE,
            PosixFilePermission.OTHERS_READ,
            PosixFilePermission.OTHERS_WRITE);

    private Passwords() {}

    /**
     * Reads a password.
     *
     * @param where the setting it belongs to
     * @param file relative to the home; null when it is in a variable
     * @throws IOException when it is not there, or others can read it
     */
    static String read(String where, Home home, @Nullable String file, @Nullable String variable) throws IOException {
        if (file != null) {
            return readOwnersOnly(home.root().resolve(file));
        }
        @Nullable String password = System.getenv(String.valueOf(variable));
        if (password == null) {
            throw new IOException("The environment variable " + variable + " of " + where + " is not set");
        }
        return password;
    }

    private static String readOwnersOnly(Path file) throws IOException {
        for (PosixFilePermission permission : Files.getPosixFilePermissions(file)) {
            if (OTHERS.contains(permission)) {
                throw new IOException("The password file " + file + " can be read or written by others; allow its"
                        + " owner only (chmod 600)");
            }
        }
        return Files.readString(file).strip();
    }
}
