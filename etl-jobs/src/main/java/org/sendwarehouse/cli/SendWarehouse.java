package org.sendwarehouse.cli;

import java.io.PrintWriter;
import java.util.Locale;
import java.util.TimeZone;
import picocli.CommandLine;

/** The command line. Every command's {@code --help} says what it does, with examples and exit codes. */
public final class SendWarehouse {
    private SendWarehouse() {}

    public static void main(String[] arguments) {
        // What is printed and rendered must not depend on the machine's settings.
        Locale.setDefault(Locale.UK);
        TimeZone.setDefault(TimeZone.getTimeZone("Europe/London"));
        System.setProperty("java.awt.headless", "true");
        System.exit(commandLine().execute(arguments));
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
