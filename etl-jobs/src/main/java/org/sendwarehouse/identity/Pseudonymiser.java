package org.sendwarehouse.identity;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javax.crypto.Mac;
import org.jspecify.annotations.Nullable;

/**
 * Turns identifiers into tokens: HMAC-SHA256 under the home's key, shortened to 16 bytes, as 32 hexadecimal digits.
 *
 * <p>A token depends on its domain and on each part and their boundaries, so equal text in two domains gives two
 * unrelated tokens. May be used by several threads; each has its own {@link Mac} and its own bounded cache, which lives
 * in memory only.
 */
public final class Pseudonymiser {
    /**
     * Tokens remembered a domain and thread: all the pupils of a large authority, who come round again every school day.
     * A list one longer than the memory would be forgotten before it does.
     */
    private static final int REMEMBERED = 98_304;

    /** Where values do come again, several authorities' are kept. */
    private static final int REMEMBERED_OF_REPEATING = 3 * REMEMBERED;

    private final PseudonymKey key;
    private final ThreadLocal<Worker> workers;

    public Pseudonymiser(PseudonymKey key) {
        this.key = key;
        this.workers = ThreadLocal.withInitial(() -> new Worker(key.mac(), key.wraps()));
    }

    /** Which key the tokens are made under. */
    public String keyId() {
        return key.id();
    }

    /** The token of one value. */
    public String token(String domain, String value) {
        return workers.get().token(domain, value);
    }

    /** The token of several values together; their order and boundaries count. */
    public String token(String domain, String[] values) {
        if (values.length == 1) {
            return token(domain, values[0]);
        }
        StringBuilder joined = new StringBuilder();
        for (String value : values) {
            joined.append(value.length()).append(':').append(value);
        }
        return token(domain, joined.toString());
    }

    @Override
    public String toString() {
        return "pseudonymiser under " + key;
    }

    private static final class Worker {
        private final Mac mac;
        private final List<Mac> wraps;
        private final Map<String, Recent> remembered = new HashMap<>();

        Worker(Mac mac, List<Mac> wraps) {
            this.mac = mac;
            this.wraps = wraps;
        }

        String token(String domain, String value) {
            Recent known = remembered.computeIfAbsent(domain, d -> new Recent());
            String token = known.find(value);
            if (token == null) {
                token = compute(domain, value);
                known.put(value, token);
            }
            return token;
        }

        private String compute(String domain, String value) {
            byte[] name = domain.getBytes(StandardCharsets.UTF_8);
            mac.update(ByteBuffer.allocate(4).putInt(0, name.length));
            mac.update(name);
            mac.update(value.getBytes(StandardCharsets.UTF_8));
            String token = HexFormat.of().formatHex(mac.doFinal(), 0, 16);
            for (Mac wrap : wraps) {
                token = PseudonymKey.wrapped(wrap, token);
            }
            return token;
        }
    }

    private static final class Recent extends LinkedHashMap<String, String> {
        private long asked;
        private long found;

        Recent() {
            super(1024, 0.75f, true);
        }

        @Nullable
        String find(String value) {
            String token = get(value);
            asked++;
            found += token == null ? 0 : 1;
            return token;
        }

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, String> eldest) {
            return size() > (found * 3 >= asked ? REMEMBERED_OF_REPEATING : REMEMBERED);
        }
    }
}
