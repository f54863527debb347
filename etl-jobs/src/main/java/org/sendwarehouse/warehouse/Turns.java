package org.sendwarehouse.warehouse;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Who may do what at the same time in a database. Several tables are written side by side; alone goes what the database
 * allows only then, and what had too little memory beside others.
 *
 * <p>Alone goes the copying of tables that are made, and not in the file yet. They lie in memory uncompressed and cannot
 * be spilled: a column of a small table takes 16 KiB however few its rows, so that fifty tables of thirty columns take
 * 26 MB with 11 MB of log. The database's own measure, the size of the log, therefore says too little: a build of 300
 * tables ran out of 320 MB in one of two dozen past dates.
 */
final class Turns {
    private static final Logger LOG = LoggerFactory.getLogger(Turns.class);
    /** From one part in so many of the limit on they are copied when nobody else is at work. */
    static final long SOME = 10;

    /**
     * From one part in so many on, whoever is at work is waited for. Not earlier: the other may be at the longest table of
     * all, and what it lacks for its own it is given alone.
     */
    private static final long MUCH = 2;

    private static final String HELD =
            "select coalesce(sum(memory_usage_bytes), 0) from duckdb_memory() where tag = 'IN_MEMORY_TABLE'";

    private final long limit;
    private final int threads;
    private final String checkpoint;
    private final ReentrantReadWriteLock turns = new ReentrantReadWriteLock(true);

    Turns(DuckDb.Settings settings, String database) {
        this.checkpoint = "checkpoint " + DuckDb.quote(database);
        this.threads = settings.threads();
        this.limit = settings.memoryLimit().toBytes();
    }

    /**
     * Does it beside others. Where the database fails at it, it is done once more alone, with all of the memory: so it is to
     * leave nothing behind when it fails, and no transaction open when it ends.
     *
     * @param connection the one the work is done in
     */
    void take(Connection connection, Runnable work) throws SQLException {
        try {
            if (!beside(work)) {
                alone(connection, work);
            }
        } catch (BuildFailedException e) {
            if (e.getCause() instanceof SQLException) {
                memory(connection);
            }
            throw e;
        }
        long held = Sql.count(connection, HELD);
        if (held > limit / MUCH) {
            turns.writeLock().lock();
            write(connection);
        } else if (held > limit / SOME && turns.writeLock().tryLock()) {
            write(connection);
        }
    }

    /** @return whether it is done */
    private boolean beside(Runnable work) {
        try {
            within(turns.readLock(), work);
            return true;
        } catch (BuildFailedException e) {
            if (threads == 1 || !(e.getCause() instanceof SQLException)) {
                throw e;
            }
            LOG.info("Once more, alone: {}", e.getMessage());
            return false;
        }
    }

    /** With what is held copied first: it may be the memory that lacked. */
    private void alone(Connection connection, Runnable work) throws SQLException {
        turns.writeLock().lock();
        try {
            Sql.run(connection, checkpoint);
            work.run();
        } finally {
            turns.writeLock().unlock();
        }
    }

    /** What holds the database's memory at a failure, for the log. */
    private static void memory(Connection connection) {
        try {
            LOG.error(
                    "Memory of the database: {}",
                    Sql.rows(connection, "from duckdb_memory() where memory_usage_bytes > 0"));
        } catch (SQLException e) {
            LOG.error("The database cannot say what holds its memory", e);
        }
    }

    private static void within(Lock turn, Runnable work) {
        turn.lock();
        try {
            work.run();
        } finally {
            turn.unlock();
        }
    }

    /** Copies tables into the file, for which the database wants no other transaction, and lets others in again. */
    private void write(Connection connection) throws SQLException {
        try {
            if (Sql.count(connection, HELD) > limit / SOME) {
                Sql.run(connection, checkpoint);
            }
        } finally {
            turns.writeLock().unlock();
        }
    }
}
