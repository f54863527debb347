package org.sendwarehouse.cli;

import java.io.PrintWriter;
import java.util.Locale;
import java.util.TimeZone;
import org.sendwarehouse.home.London;
import org.sendwarehouse.operations.LastWords;
import org.slf4j.LoggerFactory;
import picocli.CommandLine;

/** The command line. Every command's {@code --help} says what it does, with examples and exit codes. */
public final class SendWarehouse {
    private SendWarehouse() {}

    public static void main(String[] arguments) {
        setUp();
        exit(run(commandLine(), arguments));
    }

    /** Ends the process; where it was told to stop, that waits for this. */
    static void exit(int code) {
        LastWords.said();
        System.exit(code);
    }

    static void setUp() {
        // What is printed and rendered must not depend on the machine's settings.
        Locale.setDefault(Locale.UK);
        TimeZone.setDefault(TimeZone.getTimeZone(London.ZONE));
        System.setProperty("java.awt.headless", "true");
    }

    /** Runs a command; whatever it meets, the user gets words and an exit code, never a stack trace. */
    static int run(CommandLine commands, String... arguments) {
        try {
            return commands.execute(arguments);
        } catch (OutOfMemoryError e) {
            return broken(
                    commands,
                    e,
                    "There is not enough memory. Give more with SEND_HEAP, such as SEND_HEAP=1g; if a"
                            + " new delivery came since the last good night, check it first.");
        } catch (StackOverflowError e) {
            return broken(commands, e, "Something is nested deeper than can be read. Check the newest delivery.");
        }
    }

    private static int broken(CommandLine commands, Throwable error, String sentence) {
        // Made here and not for every command: setting logging up is half of what help takes to answer.
        LoggerFactory.getLogger(SendWarehouse.class).error("The command failed", error);
        commands.getErr().println(sentence);
        commands.getErr().flush();
        return ExitCodes.FAILED;
    }

    /** The commands, writing to standard output and standard error unless told otherwise. */
    static CommandLine commandLine() {
        CommandLine commands = new CommandLine(new Main());
        commands.setUsageHelpWidth(100);
        commands.setUsageHelpLongOptionsMaxWidth(28);
        commands.setCaseInsensitiveEnumValuesAllowed(true);
        commands.setAbbreviatedOptionsAllowed(false);
        commands.setParameterExceptionHandler(SendWarehouse::misunderstood);
        commands.setExecutionExceptionHandler(new Failures());
        commands.setExecutionStrategy(new OnRecord(new CommandLine.RunLast()));
        return commands;
    }

    private static int misunderstood(CommandLine.ParameterException problem, String[] arguments) {
        CommandLine command = problem.getCommandLine();
        PrintWriter err = command.getErr();
        err.println(problem.getMessage());
        err.println("See: " + command.getCommandSpec().qualifiedName() + " --help");
        err.flush();
        return ExitCodes.USAGE;
    }
}
