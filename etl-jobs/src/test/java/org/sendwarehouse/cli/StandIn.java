package org.sendwarehouse.cli;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import org.sendwarehouse.home.Home;
import org.sendwarehouse.operations.AlreadyRunningException;
import org.sendwarehouse.operations.RunLock;

/**
 * Stands in for a job, and for {@code serve} over it, where the job itself is not the point: takes the home's lock, notes
 * that it began and ended, and takes as long as the file {@code seconds} says.
 */
final class StandIn {
    private StandIn() {}

    /** Serves a home: the same process as {@code serve}, but its runs are of this class. */
    static final class Serving {
        private Serving() {}

        public static void main(String[] arguments) throws Exception {
            SendWarehouse.setUp();
            SendWarehouse.exit(ServeCommand.serve(
                    new Home(Path.of(arguments[0])),
                    Main.class.cast(SendWarehouse.commandLine().getCommand()).console(),
                    StandIn.class));
        }
    }

    public static void main(String[] arguments) throws Exception {
        List<String> given = List.of(arguments);
        Home home = new Home(Path.of(given.get(given.indexOf("--home") + 1)));
        String what = given.get(0) + " " + given.get(given.indexOf("--date") + 1);
        try (RunLock lock = RunLock.take(home, what)) {
            note(home, "began " + what + " in " + lock.name());
            Thread.sleep(1000L * Long.parseLong(Files.readString(home.root().resolve("seconds"))));
            note(home, "ended " + what);
        } catch (AlreadyRunningException e) {
            System.exit(ExitCodes.RUNNING);
        }
    }

    private static void note(Home home, String line) throws Exception {
        Files.writeString(notes(home), line + "\n", StandardOpenOption.CREATE, StandardOpenOption.APPEND);
    }

    static Path notes(Home home) {
        return home.root().resolve("notes");
    }
}
