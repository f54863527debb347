package org.sendwarehouse.warehouse;

import java.sql.Connection;
import java.sql.SQLException;

/**
 * Keeps what a build has made, and not yet copied from the log into the file, from filling the memory.
 *
 * <p>Such tables lie in memory uncompressed and cannot be spilled: a column of a small table takes 16 KiB however few its
 * rows, so that fifty tables of thirty columns take 26 MB with 11 MB of log. The database's own measure, the size of the
 * log, therefore says too little: a build of 300 tables ran out of 320 MB in one of two dozen past dates.
 */
final class UnwrittenTables {
    /** One part in so many of the limit may be held by tables that are not in the file yet. */
    private static final long PART = 10;

    private static final String HELD =
            "select coalesce(sum(memory_usage_bytes), 0) from duckdb_memory() where tag = 'IN_MEMORY_TABLE'";

    private final Connection connection;
    private final long most;

    UnwrittenTables(Connection connection, DuckDb.Settings settings) {
        this.connection = connection;
        this.most = settings.memoryLimit().toBytes() / PART;
    }

    /** Copies them into the file where they hold too much. To be called between transactions. */
    void write() throws SQLException {
        if (Sql.count(connection, HELD) > most) {
            Sql.run(connection, "checkpoint");
        }
    }
}
