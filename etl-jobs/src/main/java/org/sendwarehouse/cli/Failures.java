package org.sendwarehouse.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.FileSystemException;
import java.sql.SQLException;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.sendwarehouse.contract.ContractException;
import org.sendwarehouse.home.Trouble;
import org.sendwarehouse.identity.PseudonymKeyException;
import org.sendwarehouse.jobs.NotPossibleException;
import org.sendwarehouse.jobs.RepositoryLostException;
import org.sendwarehouse.operations.AlreadyRunningException;
import org.sendwarehouse.operations.Causes;
import org.sendwarehouse.schedule.InvalidScheduleException;
import org.sendwarehouse.warehouse.BuildFailedException;
import org.sendwarehouse.warehouse.InvalidDefinitionException;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.properties.bind.BindException;
import org.springframework.boot.context.properties.bind.validation.BindValidationException;
import org.springframework.validation.FieldError;
import picocli.CommandLine;

/** Turns a failure into one plain sentence; the stack trace goes to the log and never to the terminal. */
final class Failures implements CommandLine.IExecutionExceptionHandler {

    /** Error codes of H2: FILE_CORRUPTED_1 and FILE_VERSION_ERROR_1. */
    private static final int H2_FILE_CORRUPTED = 90030;

    private static final int H2_WRONG_FORMAT = 90048;

    /** Failures whose message is written for whoever reads it, wherever in the chain of causes they stand. */
    private static final Set<Class<? extends Exception>> PLAIN = Set.of(
            PlainError.class,
            NotPossibleException.class,
            RepositoryLostException.class,
            AlreadyRunningException.class,
            PseudonymKeyException.class,
            ContractException.class,
            InvalidScheduleException.class,
            InvalidDefinitionException.class,
            BuildFailedException.class);

    @Override
    public int handleExecutionException(Exception failure, CommandLine command, CommandLine.ParseResult parsed) {
        log(failure);
        PrintWriter err = command.getErr();
        err.println(sentence(failure));
        err.flush();
        return exitCode(failure);
    }

    /** With which code a command ends that failed so. */
    static int exitCode(Throwable failure) {
        if (failure instanceof AlreadyRunningException) {
            return ExitCodes.RUNNING;
        }
        return failure instanceof NotPossibleException ? ExitCodes.USAGE : ExitCodes.FAILED;
    }

    /** Keeps the failure with its stack trace in the log of the run, where there is one. */
    static void log(Exception failure) {
        if (PLAIN.contains(failure.getClass())) {
            LoggerFactory.getLogger(Failures.class).info("The command failed: {}", failure.getMessage());
        } else {
            LoggerFactory.getLogger(Failures.class).error("The command failed", failure);
        }
    }

    static String sentence(Throwable failure) {
        Optional<String> full = Causes.full(failure);
        if (full.isPresent()) {
            return full.get();
        }
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            Optional<String> plain = plain(cause);
            if (plain.isPresent()) {
                return plain.get();
            }
        }
        Optional<String> machine = Causes.told(failure);
        if (machine.isPresent()) {
            return machine.get();
        }
        if (failure instanceof IOException) {
            return message(failure);
        }
        return "Something went wrong that should not: " + message(failure)
                + ". The newest file in the home's logs folder has the details.";
    }

    private static Optional<String> plain(Throwable cause) {
        if (PLAIN.contains(cause.getClass())) {
            return Optional.of(String.valueOf(cause.getMessage()));
        }
        if (cause instanceof BindValidationException invalid) {
            return Optional.of(settings(invalid));
        }
        if (cause instanceof BindException unreadable) {
            return Optional.of("The setting " + unreadable.getName() + " cannot be read: "
                    + message(innermost(unreadable)) + ". See docs/configuration.md.");
        }
        if (isDamagedRepository(cause)) {
            return Optional.of(
                    "The job repository state/job-repository.mv.db cannot be read. Move it away and run again:"
                            + " what has landed, was published and was given out is known without it.");
        }
        return Optional.empty();
    }

    /** H2 has many ways to say so; none of its own classes is known to this one. */
    private static boolean isDamagedRepository(Throwable cause) {
        return cause.getClass().getName().equals("org.h2.mvstore.MVStoreException")
                || (cause instanceof SQLException sql
                        && (sql.getErrorCode() == H2_FILE_CORRUPTED || sql.getErrorCode() == H2_WRONG_FORMAT));
    }

    private static String settings(BindValidationException invalid) {
        String prefix = invalid.getValidationErrors().getName().toString();
        return invalid.getValidationErrors().getAllErrors().stream()
                .map(error -> "The setting " + prefix
                        + (error instanceof FieldError field ? "." + kebab(field.getField()) : "") + " "
                        + error.getDefaultMessage() + ".")
                .sorted()
                .collect(Collectors.joining(" ", "", " See docs/configuration.md."));
    }

    private static String kebab(String name) {
        return name.replaceAll("([a-z])([A-Z])", "$1-$2").toLowerCase(Locale.ROOT);
    }

    private static Throwable innermost(Throwable failure) {
        Throwable cause = failure;
        while (cause.getCause() != null && cause.getCause() != cause) {
            cause = cause.getCause();
        }
        return cause;
    }

    private static String message(Throwable failure) {
        @Nullable String message = failure.getMessage();
        return message == null || failure instanceof FileSystemException
                ? Trouble.of(failure)
                : message.lines().findFirst().orElse("");
    }
}
