package org.sendwarehouse.receive;

import java.io.IOException;
import java.time.Duration;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * A database that delivers feeds in place of files.
 *
 * @param name what the operator calls it
 * @param source whose feeds they are; the folder of the inbox
 * @param folder below the inbox of the source, to say the authority or the provider, such as {@code 840}; empty for none
 * @param url JDBC address, without a password
 * @param user who can read and do nothing else
 * @param connectTimeout how long to wait for a connection
 * @param statementTimeout how long one feed may take from its query to its last row
 * @param fetchSize rows asked of the database at a time, and so held in memory
 * @param attempts how often a feed is tried in all, where a failure may pass
 * @param backOff how long to wait before the second attempt; each further wait is twice as long
 * @param queries the query of each feed
 */
public record DatabaseSource(
        String name,
        String source,
        String folder,
        String url,
        String user,
        Password password,
        Duration connectTimeout,
        Duration statementTimeout,
        int fetchSize,
        int attempts,
        Duration backOff,
        SortedMap<String, String> queries) {

    public DatabaseSource {
        queries = new TreeMap<>(queries);
    }

    /** Where the password comes from; asked for each connection and kept nowhere. */
    @FunctionalInterface
    public interface Password {
        String read() throws IOException;
    }

    /** The feeds with their queries, in order. */
    public Map<String, String> feeds() {
        return queries;
    }
}
