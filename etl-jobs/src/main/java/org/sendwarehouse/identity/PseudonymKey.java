package org.sendwarehouse.identity;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.InvalidKeyException;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.sendwarehouse.home.Home;

/**
 * The secret under which identifiers become tokens: 32 random bytes in {@code keys/pseudonym.key}, readable by its
 * owner only. Without it no token can be made or checked; with it, and only with it, tokens of two homes agree.
 */
public final class PseudonymKey {
    private static final int BYTES = 32;
    private static final String ALGORITHM = "HmacSHA256";

    private final SecretKeySpec secret;
    private final String id;

    private PseudonymKey(byte[] bytes) {
        this.secret = new SecretKeySpec(bytes, ALGORITHM);
        byte[] hash = mac().doFinal("send-warehouse key id".getBytes(StandardCharsets.UTF_8));
        this.id = HexFormat.of().formatHex(hash, 0, 6);
    }

    /** Where the key of a home lies. */
    public static Path file(Home home) {
        return home.keys().resolve("pseudonym.key");
    }

    /**
     * Makes a new random key where the home has none, and reads it.
     *
     * @throws PseudonymKeyException when the key that is there is unfit
     */
    public static PseudonymKey init(Home home) throws IOException {
        byte[] bytes = new byte[BYTES];
        new SecureRandom().nextBytes(bytes);
        // A key that is there is never replaced: every token ever landed depends on it.
        KeyFile.create(file(home), HexFormat.of().formatHex(bytes));
        return load(home);
    }

    /**
     * Reads the key of a home.
     *
     * @throws PseudonymKeyException when it is absent, readable by others, or not 64 hexadecimal digits
     */
    public static PseudonymKey load(Home home) {
        Path file = file(home);
        if (!KeyFile.exists(file)) {
            throw new PseudonymKeyException(
                    "There is no pseudonym key at keys/pseudonym.key. Run 'send-warehouse init' for a new home, or"
                            + " restore the key from its safe place; a new key would make every person a stranger.");
        }
        String text = KeyFile.read(file, "pseudonym key");
        if (!text.matches("[0-9a-fA-F]{" + 2 * BYTES + "}")) {
            throw new PseudonymKeyException("The pseudonym key must be " + 2 * BYTES + " hexadecimal digits; it has "
                    + text.length() + " characters. Restore it from its safe place.");
        }
        return new PseudonymKey(HexFormat.of().parseHex(text));
    }

    /** A short name of the key, safe to print: twelve hexadecimal digits that say nothing about the key. */
    public String id() {
        return id;
    }

    Mac mac() {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(secret);
            return mac;
        } catch (NoSuchAlgorithmException | InvalidKeyException e) {
            throw new IllegalStateException("Every Java platform has " + ALGORITHM, e);
        }
    }

    @Override
    public String toString() {
        return "pseudonym key " + id;
    }
}
