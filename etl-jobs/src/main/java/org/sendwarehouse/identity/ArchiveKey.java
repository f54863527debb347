package org.sendwarehouse.identity;

import com.google.crypto.tink.InsecureSecretKeyAccess;
import com.google.crypto.tink.KeysetHandle;
import com.google.crypto.tink.RegistryConfiguration;
import com.google.crypto.tink.StreamingAead;
import com.google.crypto.tink.TinkJsonProtoKeysetFormat;
import com.google.crypto.tink.streamingaead.PredefinedStreamingAeadParameters;
import com.google.crypto.tink.streamingaead.StreamingAeadConfig;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.util.List;
import java.util.stream.Stream;
import org.sendwarehouse.home.Home;

/**
 * The secret under which originals are kept: a Tink key set in {@code keys/archive.key}, readable by its owner only. Its
 * primary key seals; every key in it opens. Streaming authenticated encryption, AES-256 in GCM, in segments of 1 MB, with a
 * key of its own for each file (HKDF), so that a file of any size is read in bounded memory and a changed byte is noticed.
 */
public final class ArchiveKey {
    /** How the file of a sealed original ends. */
    public static final String SEALED = ".sealed";

    private final KeysetHandle keys;

    private ArchiveKey(KeysetHandle keys) {
        this.keys = keys;
    }

    /** Where the key of a home lies. */
    public static Path file(Home home) {
        return home.keys().resolve("archive.key");
    }

    /**
     * Makes a new random key where the home has none, and reads it.
     *
     * @throws PseudonymKeyException when the key that is there is unfit, or is missing although originals are sealed
     */
    public static ArchiveKey init(Home home) throws IOException {
        if (!KeyFile.exists(file(home))) {
            if (isInUse(home)) {
                throw missing();
            }
            KeyFile.create(file(home), text(generate()));
        }
        return load(home);
    }

    /**
     * Reads the key of a home.
     *
     * @throws PseudonymKeyException when it is absent, readable by others, or no key set
     */
    public static ArchiveKey load(Home home) {
        Path file = file(home);
        if (!KeyFile.exists(file)) {
            throw missing();
        }
        String text = KeyFile.read(file, "archive key");
        try {
            StreamingAeadConfig.register();
            return new ArchiveKey(TinkJsonProtoKeysetFormat.parseKeyset(text, InsecureSecretKeyAccess.get()));
        } catch (GeneralSecurityException e) {
            throw new PseudonymKeyException(
                    "The archive key in keys/archive.key is no key set. Restore it from its safe place.", e);
        }
    }

    private static PseudonymKeyException missing() {
        return new PseudonymKeyException(
                "There is no archive key at keys/archive.key, and originals are never kept in the"
                        + " clear. Run 'send-warehouse init', which makes it for a home that has none yet; where originals are"
                        + " sealed already, restore it from its safe place: no other key opens them.");
    }

    private static boolean isInUse(Home home) throws IOException {
        for (Path root : List.of(home.archive(), home.quarantine())) {
            if (Files.isDirectory(root)) {
                try (Stream<Path> files = Files.walk(root)) {
                    if (files.anyMatch(file -> file.toString().endsWith(SEALED))) {
                        return true;
                    }
                }
            }
        }
        return false;
    }

    private static KeysetHandle generate() {
        try {
            StreamingAeadConfig.register();
            return KeysetHandle.generateNew(PredefinedStreamingAeadParameters.AES256_GCM_HKDF_1MB);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Tink makes keys of its own kinds", e);
        }
    }

    private static String text(KeysetHandle keys) {
        try {
            return TinkJsonProtoKeysetFormat.serializeKeyset(keys, InsecureSecretKeyAccess.get());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Tink writes keys of its own kinds", e);
        }
    }

    /** Adds a new key that seals from now on; the others still open. Nothing where a rotation is under way. */
    public static void addPrimary(Home home) throws IOException {
        KeysetHandle keys = load(home).keys;
        if (keys.size() > 1) {
            return;
        }
        try {
            KeyFile.replace(
                    file(home),
                    text(KeysetHandle.newBuilder(keys)
                            .addEntry(KeysetHandle.generateEntryFromParameters(
                                            PredefinedStreamingAeadParameters.AES256_GCM_HKDF_1MB)
                                    .withRandomId()
                                    .makePrimary())
                            .build()));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Tink makes keys of its own kinds", e);
        }
    }

    /** Drops every key but the one that seals. */
    public static void keepPrimary(Home home) throws IOException {
        KeyFile.replace(file(home), text(load(home).primary().keys));
    }

    /** This key set with nothing but the key that seals. */
    public ArchiveKey primary() {
        try {
            return new ArchiveKey(KeysetHandle.newBuilder()
                    .addEntry(KeysetHandle.importKey(keys.getPrimary().getKey())
                            .withFixedId(keys.getPrimary().getId())
                            .makePrimary())
                    .build());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Tink takes keys of its own kinds", e);
        }
    }

    /** A short name of the key that seals, safe to print. */
    public String id() {
        return Integer.toHexString(keys.getPrimary().getId());
    }

    /** What seals and opens originals; the associated data binds a file to its delivery. */
    public StreamingAead cipher() {
        try {
            return keys.getPrimitive(RegistryConfiguration.get(), StreamingAead.class);
        } catch (GeneralSecurityException e) {
            throw new PseudonymKeyException(
                    "The archive key in keys/archive.key is of another kind. Restore it from its safe place.", e);
        }
    }

    @Override
    public String toString() {
        return "archive key " + id();
    }
}
