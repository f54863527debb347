package org.sendwarehouse.landing;

import com.google.crypto.tink.StreamingAead;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.DigestOutputStream;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.Set;
import org.sendwarehouse.home.Hashes;

/** Writes and reads encrypted files, in bounded memory. */
final class SealedFiles {
    private final StreamingAead cipher;

    SealedFiles(StreamingAead cipher) {
        this.cipher = cipher;
    }

    /** Encrypts a file; what is written is on the disk when this is done, and never readable by others. */
    void write(Path plain, Path target, String bond) throws IOException {
        CipherPractice.before(Files.size(plain));
        Files.deleteIfExists(target);
        try (InputStream in = Files.newInputStream(plain);
                FileChannel file = FileChannel.open(
                        target,
                        Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE),
                        PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")))) {
            // Closing the cipher's stream closes the file before it is on the disk.
            try (OutputStream out = cipher.newEncryptingStream(
                    new KeptOpen(Channels.newOutputStream(file)), bond.getBytes(StandardCharsets.UTF_8))) {
                in.transferTo(out);
            }
            file.force(true);
        } catch (GeneralSecurityException e) {
            throw new IOException("Cannot encrypt " + plain.getFileName(), e);
        }
    }

    /** Decrypts a file into another that is there already. */
    void read(Path from, Path plain, String bond) throws IOException {
        try (OutputStream out = Files.newOutputStream(plain, StandardOpenOption.WRITE)) {
            read(from, out, bond);
        }
    }

    /** The content hash of what a sealed file holds. */
    String hash(Path from, String bond) throws IOException {
        MessageDigest digest = Hashes.sha256();
        try (OutputStream out = new DigestOutputStream(OutputStream.nullOutputStream(), digest)) {
            read(from, out, bond);
        }
        return HexFormat.of().formatHex(digest.digest());
    }

    /** Whether a file was sealed under this key, as far as its beginning tells. */
    boolean opens(Path from, String bond) throws IOException {
        try (InputStream file = Files.newInputStream(from);
                InputStream in = cipher.newDecryptingStream(file, bond.getBytes(StandardCharsets.UTF_8))) {
            in.read();
            return true;
        } catch (GeneralSecurityException | IOException e) {
            return false;
        }
    }

    void read(Path from, OutputStream out, String bond) throws IOException {
        CipherPractice.before(Files.size(from));
        try (InputStream file = Files.newInputStream(from);
                InputStream in = cipher.newDecryptingStream(file, bond.getBytes(StandardCharsets.UTF_8))) {
            in.transferTo(out);
        } catch (GeneralSecurityException e) {
            throw new IOException("Cannot decrypt " + from.getFileName(), e);
        } catch (IOException e) {
            throw new IOException(
                    "The original " + from.getFileName() + " does not open with keys/archive.key: it was sealed under"
                            + " another key, or changed since.",
                    e);
        }
    }

    /** Writes through, and leaves the end to its owner. */
    private static final class KeptOpen extends OutputStream {
        private final OutputStream out;

        KeptOpen(OutputStream out) {
            this.out = out;
        }

        @Override
        public void write(int b) throws IOException {
            out.write(b);
        }

        @Override
        public void write(byte[] bytes, int from, int count) throws IOException {
            out.write(bytes, from, count);
        }

        @Override
        public void flush() throws IOException {
            out.flush();
        }
    }
}
