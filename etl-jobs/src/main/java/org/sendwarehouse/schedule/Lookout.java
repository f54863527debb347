package org.sendwarehouse.schedule;

import java.io.IOException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.sendwarehouse.home.Home;
import org.sendwarehouse.jobs.SendProperties;
import org.sendwarehouse.operations.alerts.AlertRules;
import org.sendwarehouse.operations.alerts.Fact;
import org.sendwarehouse.operations.alerts.HomeFacts;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The watch over a home as the serving process uses it: it looks on a thread of its own, so that a mail server that hangs
 * never holds up the schedule.
 */
public final class Lookout implements Watch, AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Lookout.class);
    private static final long SECONDS_TO_END = 5;

    private final org.sendwarehouse.operations.alerts.Watch watch;
    private final AtomicBoolean asked = new AtomicBoolean();
    private final ExecutorService looks = Executors.newSingleThreadExecutor(task -> {
        Thread thread = new Thread(task, "lookout");
        thread.setDaemon(true);
        return thread;
    });

    /** @param watch what looks, see {@link #over} */
    public Lookout(org.sendwarehouse.operations.alerts.Watch watch) {
        this.watch = watch;
    }

    /**
     * The watch over a home: the shipped alerts, every fact of the platform, and the ways of the home's settings.
     *
     * @throws org.sendwarehouse.operations.alerts.InvalidAlertsException when the shipped alerts contradict themselves
     */
    public static org.sendwarehouse.operations.alerts.Watch over(
            Home home, SendProperties settings, Schedules schedules, Clock clock) {
        List<Fact> facts = facts(home, schedules, clock);
        return new org.sendwarehouse.operations.alerts.Watch(
                home, AlertRules.shipped(facts), facts, settings.alerts().channels(home, settings.mail()), clock);
    }

    static List<Fact> facts(Home home, Schedules schedules, Clock clock) {
        List<Fact> facts = new ArrayList<>(HomeFacts.of(home));
        facts.addAll(ScheduleFacts.of(home, schedules, clock));
        return facts;
    }

    /** Looks soon; asked again while a look is waiting to begin, it looks once. */
    @Override
    public void look() {
        if (asked.compareAndSet(false, true)) {
            looks.execute(() -> {
                asked.set(false);
                try {
                    watch.look();
                } catch (IOException | RuntimeException e) {
                    LOG.error("What looks after the home failed", e);
                }
            });
        }
    }

    /** What is being told is told to its end, within a few seconds; what is not is owed to the next look. */
    @Override
    public void close() {
        looks.shutdown();
        try {
            if (!looks.awaitTermination(SECONDS_TO_END, TimeUnit.SECONDS)) {
                looks.shutdownNow();
            }
        } catch (InterruptedException e) {
            looks.shutdownNow();
            Thread.currentThread().interrupt();
        }
    }
}
