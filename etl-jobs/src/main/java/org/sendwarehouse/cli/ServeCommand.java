package org.sendwarehouse.cli;

import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.sendwarehouse.home.Home;
import org.sendwarehouse.home.London;
import org.sendwarehouse.identity.PseudonymKey;
import org.sendwarehouse.jobs.HomeSettings;
import org.sendwarehouse.jobs.RepositoryDatabase;
import org.sendwarehouse.jobs.SendProperties;
import org.sendwarehouse.operations.LastWords;
import org.sendwarehouse.operations.RunLock;
import org.sendwarehouse.operations.RunLog;
import org.sendwarehouse.operations.ServeState;
import org.sendwarehouse.operations.alerts.Watch;
import org.sendwarehouse.operations.health.Endpoint;
import org.sendwarehouse.schedule.ChildRunner;
import org.sendwarehouse.schedule.Lookout;
import org.sendwarehouse.schedule.ScheduleStore;
import org.sendwarehouse.schedule.Schedules;
import org.sendwarehouse.schedule.Scheduling;
import org.slf4j.LoggerFactory;
import picocli.CommandLine.Command;
import picocli.CommandLine.ParentCommand;

@Command(
        name = "serve",
        description = {
            "Runs each job of schedules/jobs.yaml when its time has come, until it is told to stop (SIGTERM).",
            "A night that was missed is made up once; one that failed is tried again; one that was cut is finished "
                    + "first. Each run is a process of its own, and other commands can be used meanwhile."
        },
        footer = {
            "",
            "Examples:",
            "  send-warehouse serve --home /srv/send",
            "  send-warehouse pause; send-warehouse resume    hold it, and let it go on",
            "  send-warehouse status                          what runs next, and how the last ended"
        },
        exitCodeListHeading = ExitCodes.HEADING,
        exitCodeList = {ExitCodes.HELP_DONE, ExitCodes.HELP_USAGE, ExitCodes.HELP_FAILED, ExitCodes.HELP_RUNNING})
final class ServeCommand implements Callable<Integer> {
    private static final Duration BETWEEN_LOOKS = Duration.ofSeconds(5);
    private static final int LOOKS_A_MINUTE = 12;

    /** The grace of a run is the operator's to set; who must not wait that long kills. */
    private static final Duration AS_LONG_AS_IT_TAKES = Duration.ofDays(1);

    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("EEEE d MMM yyyy HH:mm", Locale.UK).withZone(London.ZONE);

    @ParentCommand
    private @Nullable Main main;

    @Override
    public Integer call() throws Exception {
        return serve(Main.of(main).home(), Main.of(main).console(), ScheduledCommand.class);
    }

    /**
     * Serves a home until the process is told to stop.
     *
     * @param commandLine whose {@code main} runs a job: its name, {@code --date} and {@code --home}
     */
    @SuppressWarnings("try") // the lock is held, not used
    static int serve(Home home, Console console, Class<?> commandLine) throws Exception {
        PseudonymKey.load(home);
        home.create();
        Schedules schedules = Schedules.shipped();
        SendProperties settings = HomeSettings.of(home);
        Optional<RepositoryDatabase> shared = RepositoryDatabase.of(home, settings);
        CountDownLatch told = new CountDownLatch(1);
        Clock clock = Clock.systemUTC();
        Watch watch = Lookout.over(home, settings, schedules, clock);
        try (RunLock serving = RunLock.serve(home, shared.isPresent());
                RunLog log = RunLog.open(home, "serve");
                Lookout lookout = new Lookout(watch);
                Endpoint endpoint = endpoint(home, serving.name(), settings, watch, clock);
                ScheduleStore store =
                        shared.isPresent() ? ScheduleStore.shared(shared.get()) : ScheduleStore.file(home);
                Scheduling scheduling = Scheduling.open(
                        home,
                        serving.name(),
                        store,
                        schedules.jobs(),
                        new ChildRunner(home, commandLine.getName(), clock),
                        lookout,
                        clock)) {
            log.keepTo(settings.logs().limits());
            Runtime.getRuntime().addShutdownHook(new Thread(() -> leave(told), "stop"));
            scheduling.start();
            console.line("Serving " + home.root() + ". The log is " + log.file() + ".");
            for (ServeState.Next next : scheduling.state().next()) {
                console.line("  " + next.job() + " at " + TIME.format(next.at()));
            }
            if (endpoint != null) {
                console.line("  " + endpoint.address() + "/metrics, /health/live, /health/ready");
            }
            tend(scheduling, lookout, told);
            LoggerFactory.getLogger(ServeCommand.class).info("Told to stop; nothing more is started");
            scheduling.stop(settings.serve().grace());
        }
        return ExitCodes.DONE;
    }

    private static @Nullable Endpoint endpoint(
            Home home, String name, SendProperties settings, Watch watch, Clock clock) throws IOException {
        OptionalInt port = settings.serve().portNumber();
        return port.isPresent() ? Endpoint.open(home, name, watch, port.getAsInt(), clock) : null;
    }

    private static void tend(Scheduling scheduling, Lookout lookout, CountDownLatch told) throws InterruptedException {
        lookout.look();
        int looks = 0;
        while (!told.await(BETWEEN_LOOKS.toMillis(), TimeUnit.MILLISECONDS)) {
            scheduling.tend();
            if (++looks % LOOKS_A_MINUTE == 0) {
                lookout.look();
            }
        }
    }

    /** On SIGTERM: the process ends when this does. */
    private static void leave(CountDownLatch told) {
        told.countDown();
        try {
            LastWords.await(AS_LONG_AS_IT_TAKES);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
