package org.sendwarehouse.cli;

import java.io.PrintWriter;
import java.io.Writer;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.sendwarehouse.home.London;
import org.sendwarehouse.operations.Ending;
import org.sendwarehouse.operations.LastWords;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/**
 * Nights of several homes in one process, for whoever runs the platform for several authorities: a home stays the
 * authority's own (decision 0162), and what Java has compiled for one serves the next.
 */
@Command(
        name = "nights",
        description = {
            "Runs the night of several homes, one after the other, each as 'nightly' does.",
            "For whoever looks after several authorities, each with a home of its own: its keys, its settings, its packs. "
                    + "Where one fails, it says so, and the next has its night all the same."
        },
        footer = {
            "",
            "Examples:",
            "  send-warehouse nights --date 2026-04-30 /srv/send/840 /srv/send/841",
            "  send-warehouse nights --json /srv/send/*"
        },
        exitCodeListHeading = ExitCodes.HEADING,
        exitCodeList = {
            "0:done in every home",
            ExitCodes.HELP_USAGE,
            "3:refused by a fatal quality rule in at least one home; it keeps its last good warehouse",
            "4:done, but somewhere a delivery was refused or held, or a group has no pack or no mail",
            "5:failed in at least one home, or another command was at work there"
        })
final class NightsCommand implements Callable<Integer> {
    /** What one home's night came to, the gravest last. What it could not even begin has failed, like the rest. */
    private static final List<Ending> BY_GRAVITY =
            List.of(Ending.DONE, Ending.PARTIAL, Ending.REFUSED, Ending.AT_WORK, Ending.MISUNDERSTOOD, Ending.FAILED);

    @Spec
    private @Nullable CommandSpec spec;

    @ParentCommand
    private @Nullable Main main;

    @Option(
            names = "--date",
            paramLabel = "YYYY-MM-DD",
            description = "Business date of the nights. Default: today, the same for all.")
    private @Nullable LocalDate date;

    @Parameters(arity = "1..*", paramLabel = "HOME", description = "The homes, in the order of their nights.")
    private List<Path> homes = new ArrayList<>();

    /** How the night of a home ended, as JSON has it. */
    record Night(String home, String ending, int exitCode) {}

    /** How all ended; those that were not begun are the last of the homes given. */
    record Nights(LocalDate date, List<Night> homes, int notBegun) {}

    @Override
    public Integer call() {
        Console console = Main.of(main).console();
        LocalDate night = date != null ? date : LocalDate.now(London.ZONE);
        List<Night> nights = new ArrayList<>();
        Ending worst = Ending.DONE;
        Set<Path> each = new LinkedHashSet<>(homes);
        for (Path home : each) {
            // Told to stop between two homes, or in one: the rest is left as it is.
            if (LastWords.areDue()) {
                worst = Ending.FAILED;
                break;
            }
            if (!console.json()) {
                console.line("Home: " + home);
            }
            Ending ending = Ending.of(run(console, home, night));
            if (isWithout(ending)) {
                // Beside the sentence that says why, which may stand in another file than the list of homes.
                own().getErr().println("No night in " + home + ": " + ending.words() + ".");
                own().getErr().flush();
            }
            nights.add(new Night(home.toString(), ending.words(), ending.code()));
            worst = worse(worst, ending);
        }
        int notBegun = each.size() - nights.size();
        if (console.json()) {
            console.document(new Nights(night, nights, notBegun));
        } else {
            console.line(summary(nights, notBegun));
        }
        return isWithout(worst) ? ExitCodes.FAILED : worst.code();
    }

    /** Whether a home had no night of which its own record says how it came out. */
    private static boolean isWithout(Ending ending) {
        return BY_GRAVITY.indexOf(ending) > BY_GRAVITY.indexOf(Ending.REFUSED);
    }

    private CommandLine own() {
        return Objects.requireNonNull(spec).commandLine();
    }

    /** The night as its home's own command, on the record of that home. */
    private int run(Console console, Path home, LocalDate night) {
        CommandLine commands = SendWarehouse.commandLine()
                .setOut(console.json() ? new PrintWriter(Writer.nullWriter()) : own().getOut())
                .setErr(own().getErr());
        return SendWarehouse.run(commands, "nightly", "--date", night.toString(), "--home", home.toString());
    }

    private static Ending worse(Ending one, Ending other) {
        return BY_GRAVITY.indexOf(one) >= BY_GRAVITY.indexOf(other) ? one : other;
    }

    private static String summary(List<Night> nights, int notBegun) {
        Map<String, Integer> counts = new TreeMap<>();
        nights.forEach(night -> counts.merge(night.ending(), 1, Integer::sum));
        List<String> parts = new ArrayList<>();
        counts.forEach((ending, count) -> parts.add(count + " " + ending));
        if (notBegun > 0) {
            parts.add(notBegun + " not begun");
        }
        return "Homes: " + String.join(", ", parts) + ".";
    }
}
