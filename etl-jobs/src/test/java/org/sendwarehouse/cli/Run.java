package org.sendwarehouse.cli;

import java.io.PrintWriter;
import java.io.StringWriter;
import picocli.CommandLine;

/** One command run inside this process, with what it printed. */
public record Run(int exitCode, String out, String err) {

    public static Run of(String... arguments) {
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        CommandLine commands =
                SendWarehouse.commandLine().setOut(new PrintWriter(out)).setErr(new PrintWriter(err));
        commands.setColorScheme(CommandLine.Help.defaultColorScheme(CommandLine.Help.Ansi.OFF));
        int exitCode = commands.execute(arguments);
        return new Run(exitCode, out.toString(), err.toString());
    }
}
