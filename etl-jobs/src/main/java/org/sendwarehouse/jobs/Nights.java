package org.sendwarehouse.jobs;

import java.io.IOException;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.sendwarehouse.contract.Contracts;
import org.sendwarehouse.home.Home;
import org.sendwarehouse.landing.DeliveryLander;
import org.sendwarehouse.landing.Ledger;
import org.sendwarehouse.operations.Progress;
import org.sendwarehouse.operations.RunSummary;
import org.sendwarehouse.operations.StatusFile;
import org.sendwarehouse.receive.Claim;
import org.sendwarehouse.receive.ClaimSet;
import org.sendwarehouse.receive.ClaimSet.Waiting;
import org.sendwarehouse.receive.ReceiveSettings;
import org.sendwarehouse.receive.Receiver;
import org.sendwarehouse.warehouse.PublishedWarehouse;
import org.sendwarehouse.warehouse.WarehouseBuilder;
import org.springframework.batch.core.job.JobExecution;
import org.springframework.context.annotation.Lazy;
import org.springframework.stereotype.Component;

/**
 * Runs nights. Finishes or gives up a night that was cut before it starts another; claims the inbox and freezes the
 * claims before the job is launched; says so, and changes nothing, where there is nothing to do.
 */
@Component
@Lazy
public class Nights {
    /** The name of the job. */
    public static final String NIGHTLY = "nightly";

    static final String BUSINESS_DATE = "businessDate";

    private final NightExecutions executions;
    private final RepeatedNights repeats;
    private final RunIdentity identity;
    private final DeliveryLander lander;
    private final WarehouseBuilder builder;
    private final Contracts contracts;
    private final DatabaseSources databases;
    private final PlatformFeeds feeds;
    private final SendProperties settings;
    private final Home home;
    private final Clock clock;
    private final Progress progress;

    Nights(
            NightExecutions executions,
            RepeatedNights repeats,
            RunIdentity identity,
            DeliveryLander lander,
            WarehouseBuilder builder,
            Contracts contracts,
            DatabaseSources databases,
            PlatformFeeds feeds,
            SendProperties settings,
            Home home,
            Clock clock,
            Progress progress) {
        this.executions = executions;
        this.repeats = repeats;
        this.identity = identity;
        this.lander = lander;
        this.builder = builder;
        this.contracts = contracts;
        this.databases = databases;
        this.feeds = feeds;
        this.settings = settings;
        this.home = home;
        this.clock = clock;
        this.progress = progress;
    }

    /**
     * Runs the night of a business date to its end, whatever that is.
     *
     * @throws NotPossibleException when a later date is published already: nights only go forward
     * @throws IOException when inbox, ledger or state cannot be read or written
     */
    public RunSummary run(LocalDate date) throws IOException {
        builder.cleanUp();
        lander.recover();
        new StatusFile(home)
                .putAsideIfDamaged()
                .ifPresent(aside -> progress.said("The list of past runs cannot be read; it lies in "
                        + home.root().relativize(aside) + ", and a new one begins."));
        Optional<JobExecution> unfinished = executions.unfinished();
        Optional<ClaimSet> frozen = unfinished.flatMap(executions::frozen);
        if (unfinished.isPresent() && frozen.isPresent()) {
            Optional<RunSummary> finished = executions.takeUp(unfinished.get(), frozen.get());
            if (finished.isPresent() && !isAnother(unfinished.get(), date)) {
                return finished.get();
            }
        }
        Optional<LocalDate> published =
                PublishedWarehouse.find(home).map(version -> version.manifest().asAt());
        if (published.isPresent() && published.get().isAfter(date)) {
            throw new NotPossibleException("The warehouse as at " + published.get()
                    + " is published already, and nights only go forward. Give that date or a later one.");
        }
        feeds.catchUp(date);
        List<Waiting> unread = databases.read(date);
        ClaimSet claims = claim(date).with(unread);
        claims.waiting().stream()
                .filter(waiting -> !unread.contains(waiting))
                .forEach(waiting -> progress.said("Left in the inbox: " + waiting.path() + " " + waiting.reason()));
        List<Claim> untold = UntoldDeliveries.of(home, date);
        String upon = identity.of(date, Ledger.read(home)).value();
        if (claims.isEmpty()) {
            Optional<RunSummary> same = repeats.answer(date, upon, !untold.isEmpty());
            if (same.isPresent()) {
                return same.get();
            }
        }
        executions.abandonUnfinished();
        ClaimSet all = claims.after(untold);
        all.freeze(home);
        return executions.launch(all, upon);
    }

    /**
     * Builds and publishes a date again from what has landed, without looking into the inbox: after an erasure or a rotation
     * of the key, which change what the same deliveries give.
     *
     * @throws IOException when ledger or state cannot be read or written
     */
    public RunSummary again(LocalDate date) throws IOException {
        builder.cleanUp();
        lander.recover();
        Optional<JobExecution> unfinished = executions.unfinished();
        if (unfinished.isPresent()) {
            Optional<ClaimSet> frozen = executions.frozen(unfinished.get());
            if (frozen.isPresent()) {
                executions.takeUp(unfinished.get(), frozen.get());
            }
            executions.abandonUnfinished();
        }
        ClaimSet none = new ClaimSet(date, List.of(), List.of());
        String upon = identity.of(date, Ledger.read(home)).value();
        Optional<RunSummary> same = repeats.answer(date, upon, false);
        if (same.isPresent()) {
            return same.get();
        }
        none.freeze(home);
        return executions.launch(none, upon);
    }

    /** Whether the night asked for is more than the one that was taken up: another date, or new deliveries. */
    private boolean isAnother(JobExecution takenUp, LocalDate date) throws IOException {
        ClaimSet claims = claim(date);
        return !NightExecutions.date(takenUp).equals(date)
                || (!claims.isEmpty() && !claims.hash().equals(NightExecutions.claimsOf(takenUp)));
    }

    private ClaimSet claim(LocalDate date) throws IOException {
        ReceiveSettings receive =
                new ReceiveSettings(settings.area().laNumber(), settings.inbox().settle());
        return new Receiver(home, contracts, Ledger.read(home), receive, clock).receive(date);
    }
}
