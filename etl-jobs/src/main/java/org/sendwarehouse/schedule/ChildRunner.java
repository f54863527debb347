package org.sendwarehouse.schedule;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.sendwarehouse.home.Home;
import org.sendwarehouse.operations.AuditTrail;
import org.sendwarehouse.operations.Ending;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Runs each job in a process of its own, as the command line would: what a run takes is given back when it ends, and what
 * kills it leaves the schedule alive to start it again.
 */
public final class ChildRunner implements Runner {
    private static final Logger LOG = LoggerFactory.getLogger(ChildRunner.class);
    private static final DateTimeFormatter NAME =
            DateTimeFormatter.ofPattern("yyyyMMdd-HHmmss").withZone(ZoneOffset.UTC);
    private static final Duration LAST_WORDS = Duration.ofSeconds(30);

    private final Home home;
    private final String mainClass;
    private final Clock clock;
    private volatile @Nullable Process running;

    /**
     * A runner of the command line.
     *
     * @param mainClass the class of the command line, as the schedule starts it
     */
    public ChildRunner(Home home, String mainClass, Clock clock) {
        this.home = home;
        this.mainClass = mainClass;
        this.clock = clock;
    }

    @Override
    public Ending run(String job, LocalDate date) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        // The limits of memory are those of this process.
        ManagementFactory.getRuntimeMXBean().getInputArguments().stream()
                .filter(argument -> argument.startsWith("-X"))
                .forEach(command::add);
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), mainClass));
        command.addAll(
                List.of(job, "--date", date.toString(), "--home", home.root().toString()));
        Home.OwnerOnly.createDirectories(home.logs());
        Path output = home.logs().resolve(job + "-" + NAME.format(clock.instant()) + ".out");
        if (!Files.exists(output)) {
            Files.createFile(output);
        }
        Home.OwnerOnly.restrict(output);
        ProcessBuilder builder = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(output.toFile()));
        builder.environment().put(AuditTrail.STARTED_BY, "schedule");
        Process process = builder.start();
        process.getOutputStream().close();
        running = process;
        try {
            LOG.info("Started {} for {}, process {}; what it prints is in {}", job, date, process.pid(), output);
            int code = process.waitFor();
            LOG.info("{} for {} ended with exit code {}", job, date, code);
            return Ending.of(code);
        } finally {
            running = null;
        }
    }

    @Override
    public void stop(Duration grace) throws InterruptedException {
        Process process = running;
        if (process == null || process.waitFor(grace.toMillis(), TimeUnit.MILLISECONDS)) {
            return;
        }
        LOG.warn("Process {} is asked to stop; the next start finishes what it was at", process.pid());
        process.destroy();
        if (!process.waitFor(LAST_WORDS.toMillis(), TimeUnit.MILLISECONDS)) {
            process.destroyForcibly().waitFor();
        }
    }
}
