package org.sendwarehouse.operations;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.encoder.PatternLayoutEncoder;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.FileAppender;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import org.sendwarehouse.home.Home;
import org.slf4j.LoggerFactory;

/**
 * The log file of one run, {@code logs/<command>-<start>.log}, for its owner's eyes only. Messages name deliveries,
 * steps and counts, never a value of a row: a log outlives the retention of what it speaks about.
 */
public final class RunLog implements AutoCloseable {
    private static final DateTimeFormatter NAME =
            DateTimeFormatter.ofPattern("yyyyMMdd-HHmmss").withZone(ZoneOffset.UTC);
    private static final String PATTERN =
            "%d{\"yyyy-MM-dd'T'HH:mm:ss.SSSXXX\", UTC} %-5level [%thread] %logger{36} %msg%n%ex";

    private final Path file;
    private final FileAppender<ILoggingEvent> appender;

    private RunLog(Path file, FileAppender<ILoggingEvent> appender) {
        this.file = file;
        this.appender = appender;
    }

    /** Sends everything logged from now on to a new file of the home. */
    public static RunLog open(Home home, String command) throws IOException {
        Home.OwnerOnly.createDirectories(home.logs());
        Path file = home.logs().resolve(command + "-" + NAME.format(Instant.now()) + ".log");
        if (!Files.exists(file)) {
            Files.createFile(file);
        }
        Home.OwnerOnly.restrict(file);
        LoggerContext context = (LoggerContext) LoggerFactory.getILoggerFactory();
        PatternLayoutEncoder encoder = new PatternLayoutEncoder();
        encoder.setContext(context);
        encoder.setPattern(PATTERN);
        encoder.start();
        FileAppender<ILoggingEvent> appender = new FileAppender<>();
        appender.setContext(context);
        appender.setName("run");
        appender.setFile(file.toString());
        appender.setEncoder(encoder);
        appender.start();
        context.getLogger(Logger.ROOT_LOGGER_NAME).addAppender(appender);
        return new RunLog(file, appender);
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
