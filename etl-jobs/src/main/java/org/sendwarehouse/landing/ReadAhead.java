package org.sendwarehouse.landing;

import java.io.IOException;
import java.util.Map;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import org.jspecify.annotations.Nullable;

/**
 * Reads in a thread of its own, a few blocks ahead of whoever takes them: one large delivery is then taken apart on one
 * core while the other checks and writes it. The blocks are those of the reader, in its order.
 */
final class ReadAhead implements BlockReader {
    /** Blocks that wait; each may hold as many characters as {@link BlockReader#CHARACTERS}. */
    private static final int AHEAD = 2;

    private final BlockReader reader;
    private final BlockingQueue<Taken> waiting = new ArrayBlockingQueue<>(AHEAD);
    private final Thread thread;
    private boolean ended;

    /** A block, the end (neither), or why reading ended. */
    private record Taken(@Nullable RowBlock block, @Nullable Throwable failure) {}

    ReadAhead(BlockReader reader) {
        this.reader = reader;
        this.thread = new Thread(this::readAll, Thread.currentThread().getName() + "-read");
        thread.setDaemon(true);
        thread.start();
    }

    private void readAll() {
        try {
            Taken taken;
            do {
                taken = next();
                waiting.put(taken);
            } while (taken.block != null);
        } catch (InterruptedException e) {
            // Closed before its end: nobody takes what is left.
            Thread.currentThread().interrupt();
        }
    }

    private Taken next() {
        try {
            return new Taken(reader.read(), null);
        } catch (Throwable e) {
            return new Taken(null, e);
        }
    }

    @Override
    public @Nullable RowBlock read() throws IOException {
        if (ended) {
            return null;
        }
        try {
            Taken taken = waiting.take();
            ended = taken.block == null;
            if (taken.failure != null) {
                rethrow(taken.failure);
            }
            return taken.block;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("Reading was interrupted", e);
        }
    }

    static void rethrow(Throwable failure) throws IOException {
        if (failure instanceof IOException e) {
            throw e;
        }
        if (failure instanceof RuntimeException e) {
            throw e;
        }
        if (failure instanceof Error e) {
            throw e;
        }
        throw new IllegalStateException(failure);
    }

    /** To be asked once the end was read. */
    @Override
    public Map<String, Long> rowsRead() {
        return reader.rowsRead();
    }

    @Override
    public void close() throws IOException {
        thread.interrupt();
        waiting.clear();
        await(thread);
        reader.close();
    }

    /** Waits for the end of a thread that was told to end. */
    static void await(Thread thread) {
        boolean interrupted = false;
        while (thread.isAlive()) {
            try {
                thread.join();
            } catch (InterruptedException e) {
                interrupted = true;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
