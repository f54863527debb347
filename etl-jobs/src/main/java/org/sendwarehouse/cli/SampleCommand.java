package org.sendwarehouse.cli;

import java.util.Locale;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.sendwarehouse.home.Home;
import org.sendwarehouse.jobs.SampleDeliveries;
import org.sendwarehouse.operations.RunLock;
import org.sendwarehouse.sample.SampleOptions;
import org.sendwarehouse.sample.SyntheticPartnership;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;

@Command(
        name = "sample",
        description = {
            "Writes a synthetic partnership's deliveries into the inbox.",
            "No person in them exists; the published counts are County Durham's. The same seed gives the same bytes. A "
                    + "home with real deliveries is refused."
        },
        footer = {
            "",
            "Examples:",
            "  send-warehouse sample",
            "  send-warehouse sample --home /tmp/large --scale 10 --seed 7",
            "  send-warehouse sample --home /tmp/faulty --scale 0.05 --defects"
        },
        exitCodeListHeading = ExitCodes.HEADING,
        exitCodeList = {ExitCodes.HELP_DONE, ExitCodes.HELP_USAGE, ExitCodes.HELP_FAILED, ExitCodes.HELP_RUNNING})
final class SampleCommand implements Callable<Integer> {
    @ParentCommand
    private @Nullable Main main;

    @Option(names = "--seed", paramLabel = "N", description = "Another seed, other people. Default: ${DEFAULT-VALUE}")
    private long seed = SampleOptions.standard().seed();

    @Option(
            names = "--scale",
            paramLabel = "FACTOR",
            description = "Size; only 1 has the published counts exactly. Default: ${DEFAULT-VALUE}")
    private double scale = SampleOptions.standard().scale();

    @Option(
            names = "--attendance-weeks",
            paramLabel = "N",
            description = "School weeks of attendance marks; at full size 700,000 each. Default: ${DEFAULT-VALUE}")
    private int attendanceWeeks = SampleOptions.standard().attendanceWeeks();

    @Option(
            names = "--la-number",
            paramLabel = "NNN",
            description = "The authority whose children these are, as send.area.la-number. Default: ${DEFAULT-VALUE}")
    private String laNumber = SampleOptions.standard().laNumber();

    @Option(
            names = "--defects",
            description = "Plants defects of real data in the files, for the door and the quality rules to find.")
    private boolean defects;

    @Override
    public Integer call() throws Exception {
        Home home = Main.of(main).home();
        Console console = Main.of(main).console();
        if (attendanceWeeks < 1) {
            throw new PlainError("--attendance-weeks must be 1 or more.");
        }
        if (!laNumber.matches("\\d{3}")) {
            throw new PlainError("--la-number is the three-digit number of a local authority, such as 840.");
        }
        SampleOptions options = SampleOptions.standard()
                .withSeed(seed)
                .withScale(scale)
                .withLaNumber(laNumber)
                .withAttendanceWeeks(attendanceWeeks);
        if (defects) {
            options = options.withDefects();
        }
        RunLock lock = RunLock.take(home, "sample");
        try {
            SyntheticPartnership.Written written = new SampleDeliveries(home.create()).write(options);
            if (console.json()) {
                console.document(written);
            } else {
                console.line(describe(written));
                if (!laNumber.equals(SampleOptions.standard().laNumber())) {
                    console.line("In send.yaml, send.area.la-number must be \"" + laNumber + "\" before the night.");
                }
                console.line("They lie in " + home.inbox() + ". Next: send-warehouse nightly --date " + options.asAt());
            }
        } finally {
            lock.close();
        }
        return ExitCodes.DONE;
    }

    static String describe(SyntheticPartnership.Written written) {
        return String.format(
                Locale.UK,
                "A synthetic partnership: %,d people known to casework, %,d pupils, %,d requests, %,d plans in force,"
                        + " %,d pieces of advice.",
                written.people(),
                written.pupils(),
                written.requests(),
                written.activePlans(),
                written.advice());
    }
}
