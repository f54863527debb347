package org.sendwarehouse.operations;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.sendwarehouse.home.Home;

/**
 * The right to change a home: one process at a time.
 *
 * <p>The operating system holds the lock and lets go of it when the process dies, however it dies, so that nobody ever
 * has to delete a stale file. The file {@code state/run.lock} says who holds it; the file itself is never deleted,
 * since a second process might then lock another file of the same name.
 */
public final class RunLock implements AutoCloseable {
    private static final String SERVE = "serve";
    private static final int MOST_SERVING = 9;

    /**
     * What this process holds, with what it says of it. A process that closes a file loses every lock it has on it, however
     * often it has it open: so a file that is held is never opened again to look.
     */
    private static final Map<Path, String> HELD = new ConcurrentHashMap<>();

    private final Path file;
    private final FileChannel channel;
    private final FileLock lock;

    private RunLock(Path file, FileChannel channel, FileLock lock) {
        this.file = file;
        this.channel = channel;
        this.lock = lock;
    }

    /**
     * Takes the lock.
     *
     * @param command what the holder does, shown to whoever comes second
     * @throws AlreadyRunningException when another process (or another thread of this one) holds it
     * @throws IOException when the lock file cannot be made
     */
    public static RunLock take(Home home, String command) throws IOException, AlreadyRunningException {
        return take(home, file(home), command);
    }

    /**
     * Takes the right to start a home's runs by the schedule; runs themselves still need the lock.
     *
     * @param shared whether several processes may serve the home, because their common database gives each run to one
     * @throws AlreadyRunningException when another process serves the home, or more of them than are of use
     */
    public static RunLock serve(Home home, boolean shared) throws IOException, AlreadyRunningException {
        for (int place = 1; shared && place < MOST_SERVING; place++) {
            try {
                return take(home, home.state().resolve(place(place)), SERVE);
            } catch (AlreadyRunningException taken) {
                // The next place may be free.
            }
        }
        return take(home, home.state().resolve(place(shared ? MOST_SERVING : 1)), SERVE);
    }

    private static String place(int number) {
        return (number == 1 ? SERVE : SERVE + "-" + number) + ".lock";
    }

    /** The name of the lock: which of those who serve a home this is. */
    public String name() {
        return String.valueOf(file.getFileName()).replace(".lock", "");
    }

    private static RunLock take(Home home, Path file, String command) throws IOException, AlreadyRunningException {
        Home.OwnerOnly.createDirectories(home.state());
        String text = LockHolder.self(command).text();
        @Nullable String held = HELD.putIfAbsent(file, text);
        if (held != null) {
            throw atWork(home, held);
        }
        boolean taken = false;
        try {
            RunLock lock = lock(home, file, text);
            taken = true;
            return lock;
        } finally {
            if (!taken) {
                HELD.remove(file);
            }
        }
    }

    @SuppressWarnings("resource") // the channel lives as long as the lock
    private static RunLock lock(Home home, Path file, String text) throws IOException, AlreadyRunningException {
        FileChannel channel =
                FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
        Home.OwnerOnly.restrict(file);
        @Nullable FileLock lock = channel.tryLock();
        if (lock == null) {
            channel.close();
            throw atWork(home, Files.readString(file).strip());
        }
        channel.truncate(0);
        channel.write(ByteBuffer.wrap(text.getBytes(StandardCharsets.UTF_8)), 0);
        channel.force(true);
        return new RunLock(file, channel, lock);
    }

    private static AlreadyRunningException atWork(Home home, String holder) {
        return new AlreadyRunningException("Another command is at work in " + home.root()
                + (holder.isEmpty() ? "" : " (" + holder + ")") + ". Wait until it has finished, then try again.");
    }

    /**
     * What was being done when the last holder of the lock died; empty where it came to its end, or one is at work now.
     */
    public static Optional<LockHolder> cut(Home home) throws IOException {
        Path file = file(home);
        if (!Files.exists(file) || HELD.containsKey(file)) {
            return Optional.empty();
        }
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ, StandardOpenOption.WRITE)) {
            @Nullable FileLock free = channel.tryLock();
            ByteBuffer content = ByteBuffer.allocate(Math.toIntExact(channel.size()));
            channel.read(content, 0);
            String text =
                    StandardCharsets.UTF_8.decode(content.flip()).toString().strip();
            return free == null || text.isEmpty() ? Optional.empty() : Optional.of(LockHolder.parse(text));
        }
    }

    /**
     * Who is at work in a home, as far as can be told without touching the lock: whom the file names, where that process is
     * alive.
     */
    public static Optional<LockHolder> holder(Home home) throws IOException {
        Path file = file(home);
        @Nullable String held = HELD.get(file);
        if (held != null) {
            return Optional.of(LockHolder.parse(held));
        }
        return Files.exists(file)
                ? Optional.of(LockHolder.parse(Files.readString(file).strip())).filter(LockHolder::isAlive)
                : Optional.empty();
    }

    private static Path file(Home home) {
        return home.state().resolve("run.lock");
    }

    @Override
    public void close() throws IOException {
        try (channel) {
            channel.truncate(0);
            lock.release();
        } finally {
            HELD.remove(file);
        }
    }
}
