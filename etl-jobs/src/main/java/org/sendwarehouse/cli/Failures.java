package org.sendwarehouse.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.AccessDeniedException;
import java.nio.file.NoSuchFileException;
import org.jspecify.annotations.Nullable;
import org.sendwarehouse.operations.AlreadyRunningException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import picocli.CommandLine;

/** Turns a failure into one plain sentence; the stack trace goes to the log and never to the terminal. */
final class Failures implements CommandLine.IExecutionExceptionHandler {
    private static final Logger LOG = LoggerFactory.getLogger(Failures.class);

    @Override
    public int handleExecutionException(Exception failure, CommandLine command, CommandLine.ParseResult parsed) {
        if (failure instanceof PlainError || failure instanceof AlreadyRunningException) {
            LOG.info("The command failed: {}", failure.getMessage());
        } else {
            LOG.error("The command failed", failure);
        }
        PrintWriter err = command.getErr();
        err.println(sentence(failure));
        err.flush();
        return failure instanceof AlreadyRunningException ? ExitCodes.RUNNING : ExitCodes.FAILED;
    }

    static String sentence(Throwable failure) {
        if (failure instanceof AccessDeniedException denied) {
            return "No permission to read or write " + denied.getFile() + ". Run as the owner of the home.";
        }
        if (failure instanceof NoSuchFileException missing) {
            return "There is no file " + missing.getFile() + ".";
        }
        if (failure instanceof PlainError) {
            return String.valueOf(failure.getMessage());
        }
        if (failure instanceof AlreadyRunningException || failure instanceof IOException) {
            return firstLine(failure);
        }
        return "Something went wrong that should not: " + firstLine(failure)
                + ". The newest file in the home's logs folder has the details.";
    }

    private static String firstLine(Throwable failure) {
        @Nullable String message = failure.getMessage();
        return message == null
                ? failure.getClass().getSimpleName()
                : message.lines().findFirst().orElse("");
    }
}
