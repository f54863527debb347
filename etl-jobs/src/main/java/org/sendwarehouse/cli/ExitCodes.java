package org.sendwarehouse.cli;

import org.sendwarehouse.operations.Ending;
import org.sendwarehouse.operations.Outcome;

/** What the process tells its caller. The same numbers stand in every command's help. */
final class ExitCodes {
    static final int DONE = Ending.DONE.code();
    static final int USAGE = Ending.MISUNDERSTOOD.code();
    static final int REFUSED = Ending.REFUSED.code();
    static final int PARTIAL = Ending.PARTIAL.code();
    static final int FAILED = Ending.FAILED.code();
    static final int RUNNING = Ending.AT_WORK.code();
    static final int ALERT = 8;

    // Annotations want constants; each command lists those that it can end with.
    static final String HEADING = "%nExit codes:%n";
    static final String HELP_DONE = "0:done";
    static final String HELP_USAGE = "2:the command was not understood; nothing was done";
    static final String HELP_REFUSED = "3:refused by a fatal quality rule; the last good warehouse stays published";
    static final String HELP_PARTIAL = "4:done, but a delivery was refused or held, or a group has no pack or no mail";
    static final String HELP_FAILED = "5:failed; the sentence printed says what to do next";
    static final String HELP_RUNNING = "6:another command is already at work in this home";
    static final String HELP_ALERT = "8:an alert is open; what is printed says which, and where to read what to do";

    private ExitCodes() {}

    static int of(Outcome outcome) {
        return switch (outcome) {
            case DONE, NOTHING_NEW -> DONE;
            case PARTIAL -> PARTIAL;
            case REFUSED -> REFUSED;
            case FAILED -> FAILED;
        };
    }
}
