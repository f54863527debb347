package org.sendwarehouse.jobs;

import java.io.IOException;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.sendwarehouse.contract.Contracts;
import org.sendwarehouse.home.Home;
import org.sendwarehouse.jobs.RetentionPlan.Item;
import org.sendwarehouse.landing.DeliveryLander;
import org.sendwarehouse.operations.Outcome;
import org.sendwarehouse.operations.RunSummary;
import org.sendwarehouse.operations.Software;
import org.springframework.context.annotation.Lazy;
import org.springframework.stereotype.Component;

/**
 * Removes what is kept no longer than its retention, and proves it: what went lands as the platform's own feed
 * {@code retention}. What was done stands among the past runs.
 */
@Component
@Lazy
public class Retentions {
    /** The name of the job. */
    public static final String RETAIN = "retain";

    private final RetentionRun retention;
    private final RunReports reports;
    private final Clock clock;

    Retentions(
            Home home,
            Contracts contracts,
            DeliveryLander lander,
            RunReports reports,
            SendProperties settings,
            Clock clock) {
        this.reports = reports;
        this.clock = clock;
        retention = new RetentionRun(home, contracts, lander, settings.area().laNumber(), clock);
    }

    /**
     * What was removed, or would be.
     *
     * @param carriedOut whether it was removed; otherwise it would be
     * @param removed in the order in which it went
     * @param kept deliveries whose retention is over and that stay, since they are what their source says today
     */
    public record Retained(boolean carriedOut, List<Line> removed, List<Line> kept) {
        private static Retained of(boolean carriedOut, RetentionRun.Result result) {
            return new Retained(
                    carriedOut,
                    result.gone().stream().map(Line::of).toList(),
                    result.kept().stream().map(Line::of).toList());
        }
    }

    /** One thing that goes or stays, for people and machines. */
    public record Line(
            String kind,
            String item,
            @Nullable String feed,
            @Nullable LocalDate asOf,
            long rows,
            long files,
            long bytes,
            LocalDate keptUntil,
            String period,
            String source) {
        private static Line of(Item item) {
            return new Line(
                    item.kind(),
                    item.item(),
                    item.feed() == null ? null : item.sender() + "." + item.feed(),
                    item.asOf(),
                    item.rows(),
                    item.files(),
                    item.bytes(),
                    item.keptUntil(),
                    item.period(),
                    item.source());
        }
    }

    /** Says what would go on a day, and changes nothing. */
    public Retained look(LocalDate day) throws IOException {
        return Retained.of(false, retention.look(day));
    }

    /**
     * Removes what is over on a day.
     *
     * @throws IOException when something cannot be removed or proved; the next call goes on
     */
    public Retained run(LocalDate day) throws IOException {
        Instant started = clock.instant();
        RetentionRun.Result result = retention.run(day);
        reports.write(new RunSummary(
                RETAIN,
                day,
                null,
                result.gone().isEmpty() ? Outcome.NOTHING_NEW : Outcome.DONE,
                words(result),
                started,
                clock.instant(),
                Software.version(),
                List.of(),
                List.of(),
                List.of()));
        return Retained.of(true, result);
    }

    private static String words(RetentionRun.Result result) {
        List<Item> gone = result.gone();
        long deliveries = gone.stream()
                .filter(item -> item.kind().equals(RetentionPlan.DELIVERY))
                .count();
        return gone.isEmpty()
                ? "Nothing is past its retention."
                : deliveries + " deliveries with "
                        + gone.stream().mapToLong(Item::rows).sum() + " rows and " + (gone.size() - deliveries)
                        + " other things are gone"
                        + (result.kept().isEmpty()
                                ? "."
                                : "; " + result.kept().size() + " stay although past it: nothing newer has come.");
    }
}
