package org.sendwarehouse.cli;

import java.io.IOException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;
import org.sendwarehouse.home.London;
import org.sendwarehouse.operations.Pause;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;

@Command(
        name = "pause",
        description = {
            "Holds the schedule: nothing is started until 'resume', or until a time. What runs goes on to its end.",
            "Commands that you run yourself are not held back. A pause outlives restarts of 'serve'."
        },
        footer = {
            "",
            "Examples:",
            "  send-warehouse pause --reason 'Liquidlogic is being upgraded'",
            "  send-warehouse pause --until 2026-05-04T06:00"
        },
        exitCodeListHeading = ExitCodes.HEADING,
        exitCodeList = {ExitCodes.HELP_DONE, ExitCodes.HELP_USAGE, ExitCodes.HELP_FAILED})
final class PauseCommand implements Runnable {

    @ParentCommand
    private @Nullable Main main;

    @Option(
            names = "--until",
            paramLabel = "YYYY-MM-DDThh:mm",
            description = "When the schedule goes on by itself, by the clocks of London. Default: when you say so.")
    private @Nullable LocalDateTime until;

    @Option(names = "--reason", paramLabel = "TEXT", description = "Why, for whoever looks at 'status'. No names.")
    private @Nullable String reason;

    @Override
    public void run() {
        Instant now = Instant.now().truncatedTo(ChronoUnit.SECONDS);
        @Nullable Instant end = until == null ? null : until.atZone(London.ZONE).toInstant();
        if (end != null && !end.isAfter(now)) {
            throw new PlainError("That time has passed: " + until + ". Nothing was changed.");
        }
        try {
            new Pause(now, end, reason).begin(Main.of(main).home());
        } catch (IOException e) {
            throw new PlainError(Failures.sentence(e));
        }
        Main.of(main)
                .console()
                .line("Paused" + (until == null ? " until: send-warehouse resume" : " until " + until)
                        + ". What is missed is made up once afterwards.");
    }
}
