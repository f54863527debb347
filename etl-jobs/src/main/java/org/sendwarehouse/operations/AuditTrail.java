package org.sendwarehouse.operations;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.sendwarehouse.home.AtomicFiles;
import org.sendwarehouse.home.Home;

/**
 * Who ran what, on which inputs, with which version: {@code state/audit.jsonl}, one event a line, to which lines are only
 * ever added. Each line holds the hash of the one before it, so that nothing in the middle can be changed or taken out
 * unseen; {@code state/audit.head} and the manifest of every published version name a line and its hash, so that neither can
 * the end. {@link AuditCheck} looks.
 *
 * <p>A line is on the disk when {@link #append} is done. One cut short by a crash never was a line: the next removes it and
 * says so. Several processes may write.
 */
public final class AuditTrail {
    /** Says who starts a command: set to {@code schedule} by the scheduler for the runs it starts. */
    public static final String STARTED_BY = "SEND_STARTED_BY";

    static final String BEFORE_THE_FIRST = "0".repeat(64);

    private static final int CHUNK = 1 << 14;

    /** File locks are held by the process; threads of it must wait for each other as well. */
    private static final Object ONE_AT_A_TIME = new Object();

    private final Path file;
    private final Path headFile;
    private final Path lockFile;
    private final Clock clock;

    public AuditTrail(Home home, Clock clock) {
        file = file(home);
        headFile = home.state().resolve("audit.head");
        // A file of its own: closing any reader of a locked file lets go of a POSIX lock.
        lockFile = home.state().resolve("audit.lock");
        this.clock = clock;
    }

    public AuditTrail(Home home) {
        this(home, Clock.systemUTC());
    }

    static Path file(Home home) {
        return home.state().resolve("audit.jsonl");
    }

    /** What lies at the end of the file: the last whole line, and bytes behind it that are none, as length and hash. */
    private record End(
            @Nullable AuditAnchor last,
            long length,
            @Nullable String torn) {}

    /**
     * Puts an event on record.
     *
     * @return its line, which is on the disk
     * @throws IOException when it cannot be put on record; whoever does something only on record must not do it then
     */
    public AuditAnchor append(AuditEvent event) throws IOException {
        Path folder = file.toAbsolutePath().getParent();
        if (folder != null) {
            Home.OwnerOnly.createDirectories(folder);
        }
        synchronized (ONE_AT_A_TIME) {
            try (FileChannel lockChannel = owned(lockFile);
                    FileLock lock = lockChannel.lock()) {
                if (!lock.isValid()) {
                    throw new InterruptedIOException("The audit trail's lock was lost");
                }
                End end = end();
                AuditLine line = line(event, end);
                byte[] bytes = line.bytes();
                write(bytes, end);
                AuditAnchor anchor = new AuditAnchor(line.seq(), AuditLine.hash(bytes));
                AtomicFiles.write(headFile, (anchor + "\n").getBytes(java.nio.charset.StandardCharsets.US_ASCII));
                return anchor;
            }
        }
    }

    /** The last line; empty where there is none yet. */
    public Optional<AuditAnchor> head() throws IOException {
        return Optional.ofNullable(end().last());
    }

    /** What was the last line when one was last written, as a file of its own says; empty where there is no such file. */
    Optional<AuditAnchor> headOnRecord() throws IOException {
        if (!Files.exists(headFile)) {
            return Optional.empty();
        }
        try {
            return Optional.of(AuditAnchor.parse(Files.readString(headFile)));
        } catch (IllegalArgumentException e) {
            throw new IOException("The file " + headFile + " is not what the audit trail wrote", e);
        }
    }

    private AuditLine line(AuditEvent event, End end) throws IOException {
        @Nullable AuditAnchor last = end.last();
        AuditAnchor known = headOnRecord().orElse(null);
        boolean gone = known != null
                && (last == null
                        || known.line() > last.line()
                        || (known.line() == last.line() && !known.hash().equals(last.hash())));
        return new AuditLine(
                last == null ? 1 : last.line() + 1,
                last == null ? BEFORE_THE_FIRST : last.hash(),
                clock.instant().truncatedTo(ChronoUnit.MILLIS),
                user(),
                "schedule".equals(System.getenv(STARTED_BY)) ? "schedule" : "person",
                Software.version(),
                end.torn(),
                gone ? String.valueOf(known) : null,
                event.event(),
                event.command(),
                event.options(),
                event.of(),
                event.runId(),
                event.inputs(),
                event.outcome(),
                event.exitCode(),
                event.details());
    }

    /** The account as the system knows it, and who is behind it where they became it by sudo. */
    private static String user() {
        String account = ProcessHandle.current().info().user().orElse(System.getProperty("user.name", "unknown"));
        @Nullable String behind = System.getenv("SUDO_USER");
        return behind == null || behind.isBlank() || behind.equals(account) ? account : account + " (" + behind + ")";
    }

    private void write(byte[] line, End end) throws IOException {
        byte[] whole = java.util.Arrays.copyOf(line, line.length + 1);
        whole[line.length] = '\n';
        try (FileChannel channel = owned(file)) {
            channel.truncate(end.length());
            ByteBuffer buffer = ByteBuffer.wrap(whole);
            long position = end.length();
            while (buffer.hasRemaining()) {
                position += channel.write(buffer, position);
            }
            channel.force(true);
        }
    }

    private static FileChannel owned(Path file) throws IOException {
        boolean there = Files.exists(file);
        FileChannel channel =
                FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
        if (!there) {
            Home.OwnerOnly.restrict(file);
        }
        return channel;
    }

    private End end() throws IOException {
        if (!Files.exists(file)) {
            return new End(null, 0, null);
        }
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
            long size = channel.size();
            long length = lineEndBefore(channel, size);
            byte[] behind = read(channel, length, size);
            String torn = behind.length == 0 ? null : behind.length + ":" + AuditLine.hash(behind);
            if (length == 0) {
                return new End(null, 0, torn);
            }
            byte[] last = read(channel, lineEndBefore(channel, length - 1), length - 1);
            // Its number is its place, so that a line that somebody made unreadable stops nobody, and is found.
            return new End(new AuditAnchor(lines(channel, length), AuditLine.hash(last)), length, torn);
        }
    }

    private static long lines(FileChannel channel, long to) throws IOException {
        long lines = 0;
        for (long from = 0; from < to; from += CHUNK) {
            for (byte b : read(channel, from, Math.min(to, from + CHUNK))) {
                lines += b == '\n' ? 1 : 0;
            }
        }
        return lines;
    }

    /** Where the last line that ends before a position ends: the position after its line end; 0 where there is none. */
    private static long lineEndBefore(FileChannel channel, long position) throws IOException {
        long end = position;
        while (end > 0) {
            long start = Math.max(0, end - CHUNK);
            byte[] chunk = read(channel, start, end);
            for (int i = chunk.length - 1; i >= 0; i--) {
                if (chunk[i] == '\n') {
                    return start + i + 1;
                }
            }
            end = start;
        }
        return 0;
    }

    private static byte[] read(FileChannel channel, long from, long to) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ByteBuffer buffer = ByteBuffer.allocate(CHUNK);
        long position = from;
        while (position < to) {
            buffer.clear().limit((int) Math.min(CHUNK, to - position));
            int count = channel.read(buffer, position);
            if (count < 0) {
                throw new IOException("The audit trail became shorter while it was read");
            }
            out.write(buffer.array(), 0, count);
            position += count;
        }
        return out.toByteArray();
    }
}
