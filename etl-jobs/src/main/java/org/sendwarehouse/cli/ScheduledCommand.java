package org.sendwarehouse.cli;

import java.nio.file.AccessDeniedException;
import java.util.Set;
import org.sendwarehouse.contract.ContractException;
import org.sendwarehouse.identity.PseudonymKeyException;
import org.sendwarehouse.operations.Ending;
import org.sendwarehouse.schedule.InvalidScheduleException;
import org.sendwarehouse.warehouse.InvalidDefinitionException;
import org.springframework.boot.context.properties.bind.BindException;
import picocli.CommandLine;

/**
 * The command line as the schedule starts it: the same commands, but a run that would fail the same again says so, so that
 * it is not tried again.
 */
final class ScheduledCommand {
    /** Nothing but a person changes what these are about: keys, permissions, settings, definitions. */
    private static final Set<Class<? extends Exception>> SAME_AGAIN = Set.of(
            PseudonymKeyException.class,
            AccessDeniedException.class,
            BindException.class,
            ContractException.class,
            InvalidScheduleException.class,
            InvalidDefinitionException.class);

    private ScheduledCommand() {}

    public static void main(String[] arguments) {
        SendWarehouse.setUp();
        SendWarehouse.exit(SendWarehouse.run(commandLine(), arguments));
    }

    static CommandLine commandLine() {
        CommandLine commands = SendWarehouse.commandLine();
        CommandLine.IExecutionExceptionHandler failures = commands.getExecutionExceptionHandler();
        return commands.setExecutionExceptionHandler((failure, command, parsed) -> {
            int code = failures.handleExecutionException(failure, command, parsed);
            return code == Ending.FAILED.code() && isSameAgain(failure) ? Ending.NEEDS_PERSON.code() : code;
        });
    }

    private static boolean isSameAgain(Exception failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (SAME_AGAIN.contains(cause.getClass())) {
                return true;
            }
        }
        return false;
    }
}
