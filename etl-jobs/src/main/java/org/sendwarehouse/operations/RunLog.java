package org.sendwarehouse.operations;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.rolling.FixedWindowRollingPolicy;
import ch.qos.logback.core.rolling.RollingFileAppender;
import ch.qos.logback.core.rolling.SizeBasedTriggeringPolicy;
import ch.qos.logback.core.util.Duration;
import ch.qos.logback.core.util.FileSize;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.sendwarehouse.home.Home;
import org.slf4j.LoggerFactory;
import org.springframework.boot.logging.logback.StructuredLogEncoder;
import org.springframework.core.env.Environment;
import org.springframework.core.env.StandardEnvironment;
import org.springframework.util.unit.DataSize;

/**
 * The log file of one run, {@code logs/<command>-<start>.jsonl}, for its owner's eyes only: one JSON object a line in the
 * Elastic Common Schema, with what {@link LogContext} says of the run, the job, the step and the delivery. Messages name
 * deliveries, steps and counts, never a value of a row: a log outlives the retention of what it speaks about.
 */
public final class RunLog implements AutoCloseable {
    private static final DateTimeFormatter NAME =
            DateTimeFormatter.ofPattern("yyyyMMdd-HHmmss").withZone(ZoneOffset.UTC);
    private static final int FOLLOWING = 9;

    private final Home home;
    private final Path file;
    private final RollingFileAppender<ILoggingEvent> appender;
    private final SizeBasedTriggeringPolicy<ILoggingEvent> trigger;

    private RunLog(
            Home home,
            Path file,
            RollingFileAppender<ILoggingEvent> appender,
            SizeBasedTriggeringPolicy<ILoggingEvent> trigger) {
        this.home = home;
        this.file = file;
        this.appender = appender;
        this.trigger = trigger;
    }

    /**
     * How much is kept.
     *
     * @param fileSize a file that grows beyond it is followed by another; of one run the last ten are kept
     * @param keep how long a file of {@code logs/} is kept after it was last written to
     * @param total what all files of {@code logs/} may take together; beyond it the oldest go first
     */
    public record Limits(DataSize fileSize, java.time.Duration keep, DataSize total) {
        public static final Limits DEFAULT =
                new Limits(DataSize.ofMegabytes(10), java.time.Duration.ofDays(90), DataSize.ofMegabytes(500));
    }

    /** Sends everything logged from now on to a new file of the home, within {@link Limits#DEFAULT}. */
    public static RunLog open(Home home, String command) throws IOException {
        Home.OwnerOnly.createDirectories(home.logs());
        Path file = home.logs().resolve(command + "-" + NAME.format(Instant.now()) + ".jsonl");
        if (!Files.exists(file)) {
            Files.createFile(file);
        }
        Home.OwnerOnly.restrict(file);
        LoggerContext context = (LoggerContext) LoggerFactory.getILoggerFactory();
        SizeBasedTriggeringPolicy<ILoggingEvent> trigger = new SizeBasedTriggeringPolicy<>();
        trigger.setContext(context);
        trigger.setMaxFileSize(new FileSize(Limits.DEFAULT.fileSize().toBytes()));
        trigger.setCheckIncrement(Duration.buildByMilliseconds(0));
        trigger.start();
        RollingFileAppender<ILoggingEvent> appender = appender(context, file, trigger);
        context.getLogger(Logger.ROOT_LOGGER_NAME).addAppender(appender);
        return new RunLog(home, file, appender, trigger);
    }

    /** Keeps to these limits from now on, and lets older files of {@code logs/} go that are beyond them. */
    public void keepTo(Limits limits) throws IOException {
        trigger.setMaxFileSize(new FileSize(limits.fileSize().toBytes()));
        prune(limits, Instant.now());
    }

    private static RollingFileAppender<ILoggingEvent> appender(
            LoggerContext context, Path file, SizeBasedTriggeringPolicy<ILoggingEvent> trigger) {
        // The encoder asks for the settings of an application; these logs have none of their own.
        context.putObject(Environment.class.getName(), new StandardEnvironment());
        StructuredLogEncoder encoder = new StructuredLogEncoder();
        encoder.setContext(context);
        encoder.setFormat("ecs");
        encoder.start();
        RollingFileAppender<ILoggingEvent> appender = new OwnersAppender();
        appender.setContext(context);
        appender.setName("run");
        appender.setFile(file.toString());
        appender.setEncoder(encoder);
        FixedWindowRollingPolicy rolling = new FixedWindowRollingPolicy();
        rolling.setContext(context);
        rolling.setParent(appender);
        rolling.setMinIndex(1);
        rolling.setMaxIndex(FOLLOWING);
        rolling.setFileNamePattern(file.toString().replace("%", "\\%").replaceFirst("\\.jsonl$", ".%i.jsonl"));
        rolling.start();
        appender.setRollingPolicy(rolling);
        appender.setTriggeringPolicy(trigger);
        appender.start();
        return appender;
    }

    /** Makes every file that follows the first as unreadable to others as that one. */
    private static final class OwnersAppender extends RollingFileAppender<ILoggingEvent> {
        @Override
        public void rollover() {
            super.rollover();
            try {
                Home.OwnerOnly.restrict(Path.of(getFile()));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    private record Kept(Path file, Instant written, long bytes) {}

    private void prune(Limits limits, Instant now) throws IOException {
        List<Kept> files = new ArrayList<>();
        try (Stream<Path> all = Files.list(home.logs())) {
            for (Path file : all.filter(Files::isRegularFile).toList()) {
                files.add(new Kept(file, Files.getLastModifiedTime(file).toInstant(), Files.size(file)));
            }
        }
        files.sort(Comparator.comparing(Kept::written).reversed().thenComparing(Kept::file));
        long bytes = 0;
        for (Kept kept : files) {
            bytes += kept.bytes();
            boolean ours = kept.file().equals(file);
            if (!ours
                    && (kept.written().isBefore(now.minus(limits.keep()))
                            || bytes > limits.total().toBytes())) {
                Files.deleteIfExists(kept.file());
            }
        }
    }

    public Path file() {
        return file;
    }

    @Override
    public void close() {
        LoggerContext context = (LoggerContext) LoggerFactory.getILoggerFactory();
        context.getLogger(Logger.ROOT_LOGGER_NAME).detachAppender(appender);
        appender.stop();
    }
}
