package org.sendwarehouse.landing;

import java.io.IOException;
import java.util.Optional;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import org.jspecify.annotations.Nullable;

/**
 * Writes what is checked in a thread of its own, a few blocks behind whoever checks: packing columns is the largest part
 * of landing a long file. The blocks are written in the order in which they are given.
 */
final class WriteBehind implements AutoCloseable {
    /** Blocks that wait to be written. */
    private static final int BEHIND = 2;

    private final Writer writer;
    /** Nothing in it is the end. */
    private final BlockingQueue<Optional<CheckedBlock>> waiting = new ArrayBlockingQueue<>(BEHIND);

    private final Thread thread;
    private volatile @Nullable Throwable failure;
    private volatile boolean closed;

    /** Writes a block. */
    interface Writer {
        void write(CheckedBlock block) throws IOException;
    }

    WriteBehind(Writer writer) {
        this.writer = writer;
        this.thread = new Thread(this::writeAll, Thread.currentThread().getName() + "-write");
        thread.setDaemon(true);
        thread.start();
    }

    private void writeAll() {
        try {
            Optional<CheckedBlock> next = waiting.take();
            while (next.isPresent() && !closed) {
                // After a failure blocks are taken and dropped, so that nobody waits to give one.
                if (failure == null) {
                    write(next.get());
                }
                // Who writes may have swallowed the interruption.
                next = closed ? Optional.empty() : waiting.take();
            }
        } catch (InterruptedException e) {
            // Closed before its end: nobody wants what is left.
            Thread.currentThread().interrupt();
        }
    }

    private void write(CheckedBlock block) {
        try {
            writer.write(block);
        } catch (Throwable e) {
            failure = e;
        }
    }

    /** Takes a block to be written; fails for what has failed at one before it. */
    void add(CheckedBlock block) throws IOException {
        put(Optional.of(block));
    }

    /** Waits until all is written; what the writer holds can then be read by this thread. */
    void finish() throws IOException {
        if (thread.isAlive()) {
            put(Optional.empty());
            try {
                thread.join();
            } catch (InterruptedException e) {
                throw interrupted(e);
            }
        }
        failed();
    }

    private void put(Optional<CheckedBlock> next) throws IOException {
        failed();
        try {
            waiting.put(next);
        } catch (InterruptedException e) {
            throw interrupted(e);
        }
    }

    private void failed() throws IOException {
        if (failure != null) {
            ReadAhead.rethrow(failure);
        }
    }

    private static IOException interrupted(InterruptedException e) {
        Thread.currentThread().interrupt();
        return new IOException("Writing was interrupted", e);
    }

    /** Ends the thread, whatever it has not written; what it has open can then be closed. */
    @Override
    public void close() {
        closed = true;
        thread.interrupt();
        ReadAhead.await(thread);
    }
}
