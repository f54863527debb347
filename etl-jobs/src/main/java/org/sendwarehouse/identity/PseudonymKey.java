package org.sendwarehouse.identity;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.InvalidKeyException;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.sendwarehouse.home.Home;

/**
 * The secret under which identifiers become tokens: 32 random bytes in {@code keys/pseudonym.key}, readable by its
 * owner only. Without it no token can be made or checked; with it, and only with it, tokens of two homes agree.
 *
 * <p>After a rotation the file has a line more: a token is then the keyed hash, under the new secret, of the token under those
 * before. So what has landed could be put under the new key without an identifier, and the old secrets stay needed.
 */
public final class PseudonymKey {
    private static final int BYTES = 32;
    private static final String NAME = "pseudonym key";
    private static final int REMEMBERED = 300_000;
    private static final String ALGORITHM = "HmacSHA256";

    private final List<SecretKeySpec> secrets;
    private final String id;

    /** @param lines the secrets, oldest first */
    private PseudonymKey(List<String> lines) {
        this.secrets = lines.stream()
                .map(line -> new SecretKeySpec(HexFormat.of().parseHex(line), ALGORITHM))
                .toList();
        String name = "";
        for (SecretKeySpec secret : secrets) {
            // The name of the key before is part of it, so that no two chains have one name.
            byte[] hash = mac(secret).doFinal(("send-warehouse key id" + name).getBytes(StandardCharsets.UTF_8));
            name = HexFormat.of().formatHex(hash, 0, 6);
        }
        this.id = name;
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
        return of(KeyFile.read(file, NAME));
    }

    private static PseudonymKey of(String text) {
        List<String> lines = text.lines().toList();
        for (String line : lines.isEmpty() ? List.of("") : lines) {
            if (!line.matches("[0-9a-fA-F]{" + 2 * BYTES + "}")) {
                throw new PseudonymKeyException("The pseudonym key must be " + 2 * BYTES
                        + " hexadecimal digits, and as many again in a line for each rotation; a line has "
                        + line.length()
                        + " characters. Restore it from its safe place.");
            }
        }
        return new PseudonymKey(lines);
    }

    /** A short name of the key, safe to print: twelve hexadecimal digits that say nothing about the key. */
    public String id() {
        return id;
    }

    /** What makes a token of an identifier. */
    Mac mac() {
        return mac(secrets.get(0));
    }

    /** What each rotation since makes of a token, oldest first; none for a key that was never rotated. */
    List<Mac> wraps() {
        return secrets.stream().skip(1).map(PseudonymKey::mac).toList();
    }

    /** What the last rotation makes of a token; for one thread. */
    public UnaryOperator<String> wrapping() {
        Mac mac = mac(secrets.get(secrets.size() - 1));
        Map<String, String> known = new LinkedHashMap<>(1024, 0.75f, true) {
            private static final long serialVersionUID = 1L;

            @Override
            protected boolean removeEldestEntry(Map.Entry<String, String> eldest) {
                return size() > REMEMBERED;
            }
        };
        return token -> known.computeIfAbsent(token, old -> wrapped(mac, old));
    }

    static String wrapped(Mac mac, String token) {
        return HexFormat.of().formatHex(mac.doFinal(token.getBytes(StandardCharsets.US_ASCII)), 0, 16);
    }

    /** Whether a rotation has begun and not come to its end. */
    public static boolean isRotating(Home home) {
        return KeyFile.exists(next(home));
    }

    /**
     * Refuses to go on in the middle of a rotation, when tokens are of two keys.
     *
     * @throws PseudonymKeyException when one is not finished
     */
    public static void requireSettled(Home home) {
        if (isRotating(home)) {
            throw new PseudonymKeyException(
                    "A rotation of the key did not come to its end. Run: send-warehouse rotate-key");
        }
    }

    /** Makes the key that is to follow: a new secret on top of the old ones, beside the key in use. */
    public static void prepareNext(Home home) throws IOException {
        load(home);
        byte[] bytes = new byte[BYTES];
        new SecureRandom().nextBytes(bytes);
        KeyFile.create(
                next(home),
                KeyFile.read(file(home), NAME) + "\n" + HexFormat.of().formatHex(bytes));
    }

    /** Reads the key that is to follow. */
    public static PseudonymKey loadNext(Home home) {
        return of(KeyFile.read(next(home), "next " + NAME));
    }

    /** Puts the key that follows in the place of the one in use, once nothing is under that any more. */
    public static void completeNext(Home home) throws IOException {
        KeyFile.promote(next(home), file(home));
    }

    private static Path next(Home home) {
        return home.keys().resolve("pseudonym.key.next");
    }

    private static Mac mac(SecretKeySpec secret) {
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
