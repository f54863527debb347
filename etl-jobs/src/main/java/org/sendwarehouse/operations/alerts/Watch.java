package org.sendwarehouse.operations.alerts;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.sendwarehouse.home.Home;
import org.sendwarehouse.operations.alerts.Alert.Event;
import org.sendwarehouse.operations.alerts.Alert.Owed;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Looks at the platform when asked, and sees to it that whoever must know is told. Several processes may look; one at a
 * time tells.
 *
 * <p>What is to be told is on the disk before it is told, and is struck off afterwards: a process that dies in between
 * makes the next one tell it again, under the same id. At least once, and never more often than there were crashes or
 * lost answers: to be told twice of a night that failed costs a minute, not to be told costs the night.
 */
public final class Watch {
    private static final Logger LOG = LoggerFactory.getLogger(Watch.class);
    private static final Duration FIRST_WAIT = Duration.ofMinutes(1);
    private static final int DOUBLINGS = 6;

    private final Home home;
    private final AlertRules rules;
    private final Conditions conditions;
    private final List<Channel> channels;
    private final AlertFile file;
    private final Clock clock;
    private volatile @Nullable Looked latest;

    /**
     * Makes a watch over a home.
     *
     * @param rules what is an alert
     * @param facts what the platform knows of itself
     * @param channels by which alerts are told; none: they stand in {@code status} and in the log only
     */
    public Watch(Home home, AlertRules rules, List<Fact> facts, List<Channel> channels, Clock clock) {
        this.home = home;
        this.rules = rules;
        this.channels = List.copyOf(channels);
        this.clock = clock;
        conditions = new Conditions(home, rules, facts);
        file = new AlertFile(home);
    }

    /** The rules it looks by. */
    public AlertRules rules() {
        return rules;
    }

    /** What the latest look of this process saw; null before the first. */
    public @Nullable Looked latest() {
        return latest;
    }

    /**
     * Looks once, tells what is to be told, and returns where alerts stand. Where another process is just doing the same,
     * it only looks.
     *
     * @throws IOException when the state cannot be read or written; nothing that is owed is forgotten then
     */
    public synchronized AlertFile.Content look() throws IOException {
        Home.OwnerOnly.createDirectories(home.state());
        Path lockFile = home.state().resolve("alerts.lock");
        try (FileChannel channel = FileChannel.open(lockFile, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
                FileLock lock = tryLock(channel)) {
            Home.OwnerOnly.restrict(lockFile);
            Looked looked = conditions.look(clock.instant());
            latest = looked;
            return lock == null ? file.read() : told(looked);
        }
    }

    private static @Nullable FileLock tryLock(FileChannel channel) throws IOException {
        try {
            return channel.tryLock();
        } catch (OverlappingFileLockException heldByThisProcess) {
            return null;
        }
    }

    private AlertFile.Content told(Looked looked) throws IOException {
        AlertBook book =
                new AlertBook(rules, channels.stream().map(Channel::name).toList());
        List<Alert> before = file.read().alerts();
        List<Alert> after = book.after(before, looked);
        log(before, after);
        AlertFile.Content content = new AlertFile.Content(looked.at(), looked.unseen(), after);
        file.write(content);
        for (Channel channel : channels) {
            content = tell(channel, content);
        }
        return content;
    }

    private AlertFile.Content tell(Channel channel, AlertFile.Content content) throws IOException {
        Instant now = clock.instant();
        List<Notice> due = new ArrayList<>();
        for (Alert alert : content.alerts()) {
            for (Owed owed : alert.owed()) {
                if (isDue(owed, channel, now)) {
                    due.add(notice(alert, owed.event()));
                }
            }
        }
        if (due.isEmpty()) {
            return content;
        }
        Set<String> failed = channel.tell(due, now);
        if (!failed.isEmpty()) {
            LOG.warn("{} of {} alerts could not be told by {}", failed.size(), due.size(), channel.name());
        }
        List<Alert> left = content.alerts().stream()
                .map(alert -> alert.owing(left(alert, channel, failed, now)))
                .toList();
        AlertFile.Content told = new AlertFile.Content(content.looked(), content.unseen(), left);
        file.write(told);
        return told;
    }

    private static boolean isDue(Owed owed, Channel channel, Instant now) {
        return owed.channel().equals(channel.name()) && !owed.notBefore().isAfter(now);
    }

    private static List<Owed> left(Alert alert, Channel channel, Set<String> failed, Instant now) {
        List<Owed> left = new ArrayList<>();
        for (Owed owed : alert.owed()) {
            if (!isDue(owed, channel, now)) {
                left.add(owed);
            } else if (failed.contains(alert.id(owed.event()))) {
                Duration wait = FIRST_WAIT.multipliedBy(1L << Math.min(owed.attempts(), DOUBLINGS));
                left.add(new Owed(owed.channel(), owed.event(), owed.since(), owed.attempts() + 1, now.plus(wait)));
            }
        }
        return left;
    }

    private Notice notice(Alert alert, Event event) {
        Function<AlertRule, List<String>> tell = AlertRule::tell;
        Instant opened = alert.opened();
        return new Notice(
                alert.id(event),
                event,
                alert.code(),
                alert.subject(),
                alert.title(),
                alert.severity(),
                alert.words(),
                opened == null ? alert.first() : opened,
                page(alert.code()),
                rules.find(alert.code()).map(tell).orElse(List.of()));
    }

    /** The page that says what to do about an alert. */
    public static String page(String code) {
        return "docs/runbook/" + code + ".md";
    }

    private static void log(List<Alert> before, List<Alert> after) {
        Set<String> open = before.stream().filter(Alert::isOpen).map(Watch::key).collect(Collectors.toSet());
        Set<String> closed = before.stream()
                .filter(alert -> alert.closed() != null)
                .map(Watch::key)
                .collect(Collectors.toSet());
        for (Alert alert : after) {
            if (alert.isOpen() && !open.contains(key(alert))) {
                LOG.warn("Alert {} opened: {}", alert.code(), alert.words());
            } else if (alert.closed() != null && !closed.contains(key(alert))) {
                LOG.info("Alert {} closed: {}", alert.code(), alert.words());
            }
        }
    }

    private static String key(Alert alert) {
        return alert.code() + "/" + alert.subject() + "/" + alert.opened();
    }
}
