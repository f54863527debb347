package org.sendwarehouse.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.springframework.util.FileSystemUtils;
import picocli.CommandLine;

/**
 * Goes once through what short commands do, in a home of its own that is removed again. The launcher runs it once
 * a build and lets Java keep the classes that it loaded in an archive (decision 0156). It says nothing; what it leaves out
 * is loaded from the jars, as it would be without an archive.
 */
final class Rehearsal {
    private static final List<List<String>> COMMANDS = List.of(
            List.of("--help"),
            List.of("nightly", "--help"),
            List.of("version", "--json"),
            List.of("init"),
            List.of("pause", "--reason", "rehearsal"),
            List.of("resume"),
            List.of("status"),
            List.of("status", "--json"));

    private Rehearsal() {}

    public static void main(String[] arguments) throws IOException {
        SendWarehouse.setUp();
        Path folder = Files.createTempDirectory("send-warehouse-rehearsal");
        try {
            for (List<String> command : COMMANDS) {
                CommandLine line = SendWarehouse.commandLine();
                line.setOut(new PrintWriter(Writer.nullWriter()));
                line.setErr(new PrintWriter(Writer.nullWriter()));
                List<String> all = new ArrayList<>(command);
                all.add("--home");
                all.add(folder.toString());
                SendWarehouse.run(line, all.toArray(String[]::new));
            }
        } finally {
            FileSystemUtils.deleteRecursively(folder);
        }
        SendWarehouse.exit(ExitCodes.DONE);
    }
}
