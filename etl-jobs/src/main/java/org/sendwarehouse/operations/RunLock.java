package org.sendwarehouse.operations;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
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
    private static final Pattern PROCESS = Pattern.compile(", process (\\d+), since ");

    private final FileChannel channel;
    private final FileLock lock;

    private RunLock(FileChannel channel, FileLock lock) {
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
    @SuppressWarnings("resource") // the channel lives as long as the lock
    public static RunLock take(Home home, String command) throws IOException, AlreadyRunningException {
        Home.OwnerOnly.createDirectories(home.state());
        Path file = file(home);
        FileChannel channel =
                FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
        Home.OwnerOnly.restrict(file);
        @Nullable FileLock lock;
        try {
            lock = channel.tryLock();
        } catch (OverlappingFileLockException heldByThisProcess) {
            lock = null;
        }
        if (lock == null) {
            channel.close();
            throw new AlreadyRunningException("Another command is at work in " + home.root() + holder(file)
                    + ". Wait until it has finished, then try again.");
        }
        write(
                channel,
                "%s, process %d, since %s"
                        .formatted(
                                command,
                                ProcessHandle.current().pid(),
                                Instant.now().truncatedTo(ChronoUnit.SECONDS)));
        return new RunLock(channel, lock);
    }

    /**
     * Who is at work in a home, in words, as far as can be told without touching the lock: what the file says, where the
     * process it names is alive.
     */
    public static Optional<String> holder(Home home) throws IOException {
        if (!Files.exists(file(home))) {
            return Optional.empty();
        }
        String text = Files.readString(file(home)).strip();
        Matcher process = PROCESS.matcher(text);
        boolean alive = process.find()
                && ProcessHandle.of(Long.parseLong(process.group(1)))
                        .map(ProcessHandle::isAlive)
                        .orElse(false);
        return alive ? Optional.of(text) : Optional.empty();
    }

    private static Path file(Home home) {
        return home.state().resolve("run.lock");
    }

    private static String holder(Path file) {
        try {
            String text = Files.readString(file).strip();
            return text.isEmpty() ? "" : " (" + text + ")";
        } catch (IOException unreadable) {
            return "";
        }
    }

    private static void write(FileChannel channel, String text) throws IOException {
        channel.truncate(0);
        channel.write(ByteBuffer.wrap(text.getBytes(StandardCharsets.UTF_8)), 0);
        channel.force(true);
    }

    @Override
    public void close() throws IOException {
        try (channel) {
            channel.truncate(0);
            lock.release();
        }
    }
}
