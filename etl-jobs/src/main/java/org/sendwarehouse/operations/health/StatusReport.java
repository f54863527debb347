package org.sendwarehouse.operations.health;

import java.io.IOException;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.sendwarehouse.home.Home;
import org.sendwarehouse.operations.Disk;
import org.sendwarehouse.operations.LockHolder;
import org.sendwarehouse.operations.Pause;
import org.sendwarehouse.operations.RunLock;
import org.sendwarehouse.operations.RunSummary;
import org.sendwarehouse.operations.RunSummary.DeliveryBooks;
import org.sendwarehouse.operations.ServeState;
import org.sendwarehouse.operations.ServeState.Last;
import org.sendwarehouse.operations.ServeState.Next;
import org.sendwarehouse.operations.ServeState.Running;
import org.sendwarehouse.operations.Software;
import org.sendwarehouse.operations.StatusFile;
import org.sendwarehouse.operations.alerts.Alert;
import org.sendwarehouse.operations.alerts.AlertFile;
import org.sendwarehouse.operations.alerts.Watch;
import org.sendwarehouse.warehouse.DuckDb;
import org.sendwarehouse.warehouse.PublishedWarehouse;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Everything {@code status} tells, as {@code --json} prints it; {@code docs/status.md} says what each field means. It comes
 * from small files and the published version; the job repository is never opened.
 *
 * @param home the folder
 * @param softwareVersion of whoever asks
 * @param at when it was asked, wall clock, UTC
 * @param published the run that readers see; empty where nothing is published
 * @param version more about it; null where nothing is published
 * @param atWork the command that holds the home's lock, in words; empty where none does
 * @param pause since when, until when and why the schedule is paused; null where it is not
 * @param schedule what runs next and ran last; null where nothing ever served this home
 * @param disk room there is and room the next night may take
 * @param feeds feeds late and due; null where nothing is published or it cannot be read
 * @param deliveries of the latest night, those that were refused or are held
 * @param alerts what is open
 * @param runs the latest runs, newest first
 */
public record StatusReport(
        String home,
        String softwareVersion,
        Instant at,
        String published,
        @Nullable Version version,
        String atWork,
        @Nullable Pause pause,
        @Nullable Schedule schedule,
        Room disk,
        @Nullable FeedsDue feeds,
        List<DeliveryBooks> deliveries,
        Alerts alerts,
        List<RunSummary> runs) {
    private static final Logger LOG = LoggerFactory.getLogger(StatusReport.class);

    public StatusReport {
        deliveries = List.copyOf(deliveries);
        runs = List.copyOf(runs);
    }

    /** The published version: what it is of, when it was published, and how many days ago. */
    public record Version(LocalDate asAt, Instant publishedAt, double ageDays) {}

    /**
     * The schedule.
     *
     * @param served whether a process serves it now
     * @param since when that process started, or the last one that did
     * @param seen when it was heard of last
     * @param running what it is at; null where it waits. Where nobody serves, that was cut
     * @param next what runs next, soonest first; as the last one who served knew it
     * @param last how the latest attempt of each job ended
     * @param endpoint where metrics and health are; null where that is off, or nobody serves
     */
    public record Schedule(
            boolean served,
            Instant since,
            Instant seen,
            @Nullable Running running,
            List<Next> next,
            List<Last> last,
            @Nullable String endpoint) {
        public Schedule {
            next = List.copyOf(next);
            last = List.copyOf(last);
        }
    }

    /** Room on the disk in bytes, what the next night may take, and for how many such nights it suffices. */
    public record Room(long freeBytes, long nightBytes, double nights) {}

    /**
     * Alerts.
     *
     * @param looked when somebody last looked; null where nobody ever did
     * @param open the oldest first
     */
    public record Alerts(@Nullable Instant looked, List<Open> open) {
        public Alerts {
            open = List.copyOf(open);
        }
    }

    /**
     * An alert that is open.
     *
     * @param told whether whoever is to be told has been told by every way that is set up
     * @param runbook page that says what to do
     */
    public record Open(
            String code,
            String subject,
            String severity,
            String title,
            String words,
            Instant since,
            boolean told,
            String runbook) {}

    /**
     * Looks at a home.
     *
     * @param runs how many runs to tell of
     * @throws IOException when a file of the state is there and cannot be read
     */
    public static StatusReport of(Home home, int runs, Instant now) throws IOException {
        Optional<PublishedWarehouse> published = PublishedWarehouse.find(home);
        StatusFile status = new StatusFile(home);
        Disk disk = Disk.of(home);
        List<DeliveryBooks> deliveries = status.last("nightly").map(RunSummary::deliveries).orElse(List.of()).stream()
                .filter(books ->
                        books.state().equals("refused") || books.state().equals("held"))
                .toList();
        return new StatusReport(
                home.root().toString(),
                Software.version(),
                now,
                published.map(PublishedWarehouse::runId).orElse(""),
                published.map(version -> version(version, now)).orElse(null),
                RunLock.holder(home).map(LockHolder::text).orElse(""),
                Pause.at(home, now).orElse(null),
                schedule(home, now),
                new Room(disk.freeBytes(), disk.nightBytes(), rounded(disk.nights())),
                published.map(StatusReport::feeds).orElse(null),
                deliveries,
                alerts(home),
                status.runs().stream().limit(runs).toList());
    }

    private static Version version(PublishedWarehouse version, Instant now) {
        Instant at = version.manifest().publishedAt();
        return new Version(
                version.manifest().asAt(), at, rounded((now.toEpochMilli() - at.toEpochMilli()) / 86_400_000.0));
    }

    private static double rounded(double value) {
        return Math.round(value * 10) / 10.0;
    }

    private static @Nullable Schedule schedule(Home home, Instant now) throws IOException {
        @Nullable ServeState state = ServeState.read(home).orElse(null);
        if (state == null) {
            return null;
        }
        boolean served = state.isServed(now);
        return new Schedule(
                served,
                state.since(),
                state.seen(),
                state.running(),
                state.next(),
                state.last(),
                served ? Endpoint.find(home).orElse(null) : null);
    }

    private static @Nullable FeedsDue feeds(PublishedWarehouse version) {
        try {
            return FeedsDue.of(version);
        } catch (SQLException e) {
            LOG.warn("The published version cannot be asked: {}", DuckDb.reason(e));
            return null;
        } catch (IOException e) {
            LOG.warn("The published version cannot be asked", e);
            return null;
        }
    }

    private static Alerts alerts(Home home) throws IOException {
        AlertFile.Content content = new AlertFile(home).read();
        return new Alerts(
                content.looked(),
                content.open().stream().map(StatusReport::open).toList());
    }

    private static Open open(Alert alert) {
        Instant opened = alert.opened();
        return new Open(
                alert.code(),
                alert.subject(),
                alert.severity(),
                alert.title(),
                alert.words(),
                opened == null ? alert.first() : opened,
                alert.owed().isEmpty(),
                Watch.page(alert.code()));
    }
}
