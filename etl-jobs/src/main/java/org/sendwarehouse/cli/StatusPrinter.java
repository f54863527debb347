package org.sendwarehouse.cli;

import java.time.Duration;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.sendwarehouse.home.London;
import org.sendwarehouse.operations.RunSummary;
import org.sendwarehouse.operations.RunSummary.DeliveryBooks;
import org.sendwarehouse.operations.ServeState;
import org.sendwarehouse.operations.health.FeedsDue;
import org.sendwarehouse.operations.health.StatusReport;

/** Prints what {@code status} knows, what needs somebody first. */
final class StatusPrinter {
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("d MMM yyyy HH:mm", Locale.UK).withZone(London.ZONE);
    private static final DateTimeFormatter DATE = DateTimeFormatter.ofPattern("d MMM yyyy", Locale.UK);
    private static final int FEEDS_SHOWN = 5;

    private StatusPrinter() {}

    static void print(Console console, StatusReport report) {
        console.line("Home       " + report.home());
        StatusReport.@Nullable Version version = report.version();
        console.line("Published  "
                + (version == null
                        ? "nothing yet"
                        : "run " + report.published() + ", as at " + DATE.format(version.asAt()) + ", since "
                                + TIME.format(version.publishedAt())));
        if (!report.atWork().isEmpty()) {
            console.line("At work    " + report.atWork());
        }
        schedule(console, report);
        console.line(String.format(
                Locale.UK,
                "Disk       %,d MB free; a night takes up to %,d MB",
                report.disk().freeBytes() >> 20,
                report.disk().nightBytes() >> 20));
        feeds(console, report.feeds());
        for (DeliveryBooks books : report.deliveries()) {
            console.line("Delivery   " + books.feed() + " (" + books.deliveryId() + ") "
                    + (books.state().equals("held") ? "is held" : "was refused") + ": " + books.reason());
        }
        alerts(console, report);
        if (report.runs().isEmpty()) {
            console.line("No run yet. Start one with: send-warehouse nightly");
        }
        report.runs().forEach(run -> run(console, run));
    }

    /** The alerts that are open, each with the page that says what to do. */
    static void alerts(Console console, StatusReport report) {
        if (report.alerts().open().isEmpty()) {
            console.line("Alerts     " + (report.alerts().looked() == null ? "nobody has looked yet" : "none is open"));
        }
        for (StatusReport.Open alert : report.alerts().open()) {
            console.line("Alert      " + alert.severity() + ": " + alert.title() + ", since "
                    + TIME.format(alert.since()) + (alert.told() ? "" : ", not told yet"));
            console.line("             " + alert.words() + " See " + alert.runbook());
        }
    }

    private static void schedule(Console console, StatusReport report) {
        if (report.pause() != null) {
            console.line("Paused     since " + TIME.format(report.pause().since())
                    + (report.pause().until() == null
                            ? ""
                            : ", until " + TIME.format(report.pause().until()))
                    + (report.pause().reason() == null
                            ? ""
                            : ": " + report.pause().reason())
                    + "; send-warehouse resume lets it go on");
        }
        StatusReport.@Nullable Schedule schedule = report.schedule();
        if (schedule == null) {
            return;
        }
        console.line("Schedule   "
                + (schedule.served()
                        ? "served since " + TIME.format(schedule.since())
                                + (schedule.endpoint() == null ? "" : "; " + schedule.endpoint())
                        : "not served since " + TIME.format(schedule.seen())
                                + "; start it with: send-warehouse serve"));
        for (ServeState.Next next : schedule.next()) {
            console.line("  next     " + next.job() + " " + TIME.format(next.at())
                    + (next.again() ? ", again after a failure" : ""));
        }
        for (ServeState.Last last : schedule.last()) {
            console.line("  last     " + last.job() + " for " + last.date() + " ended " + TIME.format(last.at()) + ": "
                    + last.ending().words());
        }
    }

    private static void feeds(Console console, @Nullable FeedsDue feeds) {
        if (feeds == null) {
            return;
        }
        for (FeedsDue.Feed feed : feeds.late()) {
            console.line("Late       " + feed.name()
                    + (feed.lateSince() == null
                            ? ": never came"
                            : ": since " + date(feed.lateSince()) + ", newest content " + date(feed.lastAsOf())));
        }
        for (FeedsDue.Feed feed : feeds.next().stream()
                .filter(due -> due.nextLateAfter() != null)
                .limit(FEEDS_SHOWN)
                .toList()) {
            console.line("Due        " + feed.name() + ": content of " + date(feed.nextDue()) + " by "
                    + date(feed.nextLateAfter()));
        }
    }

    private static String date(@Nullable LocalDate date) {
        return date == null ? "none" : DATE.format(date);
    }

    private static void run(Console console, RunSummary run) {
        console.line("");
        console.line(String.format(
                Locale.UK,
                "%s for %s: %s (started %s, %.1f s)",
                run.job(),
                run.businessDate(),
                run.outcome().words(),
                TIME.format(run.startedAt()),
                Duration.between(run.startedAt(), run.finishedAt()).toMillis() / 1000.0));
        if (run.reason() != null) {
            console.line("  " + run.reason());
        }
        for (RunSummary.StepSummary step : run.steps()) {
            console.line(String.format(
                    Locale.UK,
                    "  %-28s %-10s %6.1f s %,12d rows %,6d MiB",
                    step.name(),
                    step.state(),
                    step.seconds(),
                    step.rows(),
                    step.peakMemoryMb()));
        }
        if (!run.deliveries().isEmpty()) {
            console.line(String.format(
                    Locale.UK,
                    "  %-28s %-10s %9s %9s %9s %9s",
                    "delivery",
                    "state",
                    "read",
                    "accepted",
                    "rejected",
                    "filtered"));
        }
        for (RunSummary.DeliveryBooks books : run.deliveries()) {
            console.line(String.format(
                    Locale.UK,
                    "  %-28s %-10s %,9d %,9d %,9d %,9d",
                    books.feed(),
                    books.state(),
                    books.read(),
                    books.accepted(),
                    books.rejected(),
                    books.filtered()));
            if (books.reason() != null) {
                console.line("    " + String.join(", ", books.files()) + ": " + books.reason());
            }
        }
        run.packs().forEach(pack -> console.line("  pack " + pack));
    }
}
