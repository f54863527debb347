package org.sendwarehouse.operations.alerts;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.sendwarehouse.distribution.MailLog;
import org.sendwarehouse.home.Home;
import org.sendwarehouse.home.London;
import org.sendwarehouse.identity.ArchiveKey;
import org.sendwarehouse.identity.PseudonymKey;
import org.sendwarehouse.identity.PseudonymKeyException;
import org.sendwarehouse.operations.Disk;
import org.sendwarehouse.operations.Outcome;
import org.sendwarehouse.operations.RunLock;
import org.sendwarehouse.operations.RunSummary;
import org.sendwarehouse.operations.StatusFile;
import org.sendwarehouse.operations.alerts.Fact.Reading;
import org.sendwarehouse.warehouse.PublishedWarehouse;

/** What a home says of itself by its files; nothing here opens a database. */
public final class HomeFacts {
    private static final double SECONDS_AN_HOUR = 3600;
    private static final double SECONDS_A_DAY = 86_400;
    private static final double SECONDS_A_MINUTE = 60;

    private final Home home;

    private HomeFacts(Home home) {
        this.home = home;
    }

    /** Every fact that a home's files tell. */
    public static List<Fact> of(Home home) {
        HomeFacts facts = new HomeFacts(home);
        return List.of(
                new Fact("refused-night", "nights", facts::refusedNight),
                new Fact("run-at-work", "hours", facts::runAtWork),
                new Fact("free-disk", "nights", facts::freeDisk),
                new Fact("key-faults", "faults", facts::keyFaults),
                new Fact("published-age", "days", facts::publishedAge),
                new Fact("mails-not-sent", "hours", facts::mailsNotSent),
                new Fact("untold-alerts", "minutes", facts::untoldAlerts),
                new Fact("clock-fault", "minutes", facts::clockFault),
                new Fact("unseen-conditions", "conditions", facts::unseenConditions));
    }

    private List<Reading> refusedNight(Instant now) throws IOException {
        return new StatusFile(home)
                .last("nightly")
                .filter(night -> night.outcome() == Outcome.REFUSED)
                .map(night -> List.of(new Reading("", 1, night.businessDate().toString())))
                .orElse(List.of());
    }

    private List<Reading> runAtWork(Instant now) throws IOException {
        return RunLock.holder(home)
                .map(holder -> List.of(new Reading("", since(holder.since(), now, SECONDS_AN_HOUR), holder.job())))
                .orElse(List.of());
    }

    private List<Reading> freeDisk(Instant now) throws IOException {
        Disk disk = Disk.of(home);
        return List.of(new Reading(
                "",
                disk.nights(),
                (disk.freeBytes() >> 20) + " MB are free; a night takes up to " + (disk.nightBytes() >> 20) + " MB"));
    }

    private List<Reading> keyFaults(Instant now) throws IOException {
        List<Reading> faults = new ArrayList<>();
        Map<Path, Runnable> keys = new LinkedHashMap<>();
        keys.put(PseudonymKey.file(home), () -> PseudonymKey.load(home));
        keys.put(ArchiveKey.file(home), () -> ArchiveKey.load(home));
        keys.forEach((file, load) -> {
            try {
                load.run();
            } catch (PseudonymKeyException e) {
                faults.add(new Reading(name(file), 1, String.valueOf(e.getMessage())));
            }
        });
        for (Path secret : secrets()) {
            if (!keys.containsKey(secret) && isOpen(secret)) {
                faults.add(new Reading(name(secret), 1, "Others than its owner can reach " + name(secret) + "."));
            }
        }
        return faults;
    }

    private String name(Path file) {
        return file.equals(home.root())
                ? "the home"
                : home.root().relativize(file).toString();
    }

    private List<Path> secrets() throws IOException {
        List<Path> secrets = new ArrayList<>(List.of(home.root()));
        if (Files.isDirectory(home.keys())) {
            try (Stream<Path> files = Files.walk(home.keys())) {
                files.sorted().forEach(secrets::add);
            }
        }
        return secrets;
    }

    private static boolean isOpen(Path file) throws IOException {
        Set<PosixFilePermission> open = EnumSet.noneOf(PosixFilePermission.class);
        open.addAll(Files.getPosixFilePermissions(file));
        open.removeAll(EnumSet.of(
                PosixFilePermission.OWNER_READ, PosixFilePermission.OWNER_WRITE, PosixFilePermission.OWNER_EXECUTE));
        return !open.isEmpty();
    }

    private List<Reading> publishedAge(Instant now) {
        return PublishedWarehouse.find(home)
                .map(version -> List.of(new Reading(
                        "",
                        since(version.manifest().publishedAt(), now, SECONDS_A_DAY),
                        version.manifest().asAt().toString())))
                .orElse(List.of());
    }

    /** Since when the oldest mail about a pack has not gone out; a mail of which nobody knows counts as such. */
    private List<Reading> mailsNotSent(Instant now) throws IOException {
        Map<String, Instant> unsent = new LinkedHashMap<>();
        for (MailLog.Line line : MailLog.of(home).lines()) {
            if (line.state() == MailLog.State.SENT || line.state() == MailLog.State.NO_SERVER) {
                unsent.remove(line.messageId());
            } else {
                // Of several attempts the first: what is tried each night would else never grow old.
                unsent.putIfAbsent(line.messageId(), line.at());
            }
        }
        return unsent.values().stream()
                .min(Instant::compareTo)
                .map(oldest -> List.of(new Reading(
                        "",
                        since(oldest, now, SECONDS_AN_HOUR),
                        unsent.size() + (unsent.size() == 1 ? " mail" : " mails"))))
                .orElse(List.of());
    }

    private List<Reading> untoldAlerts(Instant now) throws IOException {
        Map<String, Instant> oldest = new LinkedHashMap<>();
        for (Alert alert : new AlertFile(home).read().alerts()) {
            for (Alert.Owed owed : alert.owed()) {
                if (owed.attempts() > 0) {
                    oldest.merge(owed.channel(), owed.since(), (a, b) -> a.isBefore(b) ? a : b);
                }
            }
        }
        List<Reading> readings = new ArrayList<>();
        oldest.forEach((channel, since) -> readings.add(new Reading(channel, since(since, now, SECONDS_A_MINUTE), "")));
        return readings;
    }

    /** What the look before could not see. */
    private List<Reading> unseenConditions(Instant now) throws IOException {
        return new AlertFile(home)
                .read().unseen().entrySet().stream()
                        .sorted(Map.Entry.comparingByKey())
                        .map(unseen -> new Reading(unseen.getKey(), 1, unseen.getValue()))
                        .toList();
    }

    /**
     * By how much the clock is behind what it was when the home was last written to, and whether Java's time zones know
     * that London keeps summer time.
     */
    private List<Reading> clockFault(Instant now) throws IOException {
        List<Reading> faults = new ArrayList<>();
        Instant latest = new StatusFile(home)
                .runs().stream()
                        .map(RunSummary::finishedAt)
                        .max(Instant::compareTo)
                        .orElse(now);
        Instant published = PublishedWarehouse.find(home)
                .map(version -> version.manifest().publishedAt())
                .orElse(now);
        Instant known = latest.isAfter(published) ? latest : published;
        faults.add(new Reading(
                "clock",
                since(now, known, SECONDS_A_MINUTE),
                "The clock is behind the time at which the home was last written to."));
        int year = now.atZone(ZoneOffset.UTC).getYear();
        Duration summer = Duration.ofSeconds(
                LocalDate.of(year, 7, 1).atStartOfDay(London.ZONE).getOffset().getTotalSeconds());
        Duration winter = Duration.ofSeconds(
                LocalDate.of(year, 1, 1).atStartOfDay(London.ZONE).getOffset().getTotalSeconds());
        faults.add(new Reading(
                "time zone",
                Math.abs(summer.minus(winter).toMinutes() - SECONDS_A_MINUTE),
                "The time zones of this Java do not know the clocks of London."));
        return faults;
    }

    private static double since(Instant then, Instant now, double unit) {
        return Duration.between(then, now).toMillis() / 1000.0 / unit;
    }
}
