package org.sendwarehouse.cli;

import java.io.IOException;
import org.jspecify.annotations.Nullable;
import org.sendwarehouse.operations.Pause;
import picocli.CommandLine.Command;
import picocli.CommandLine.ParentCommand;

@Command(
        name = "resume",
        description =
                "Lets a paused schedule go on. A night that was missed meanwhile is run once, for the day on which "
                        + "it then runs.",
        footer = {"", "Example:", "  send-warehouse resume"},
        exitCodeListHeading = ExitCodes.HEADING,
        exitCodeList = {ExitCodes.HELP_DONE, ExitCodes.HELP_USAGE, ExitCodes.HELP_FAILED})
final class ResumeCommand implements Runnable {
    @ParentCommand
    private @Nullable Main main;

    @Override
    public void run() {
        try {
            boolean was = Pause.end(Main.of(main).home());
            Main.of(main)
                    .console()
                    .line(was ? "The schedule goes on." : "The schedule was not paused. Nothing was changed.");
        } catch (IOException e) {
            throw new PlainError(Failures.sentence(e));
        }
    }
}
