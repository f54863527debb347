package org.sendwarehouse.cli;

import java.util.Locale;
import org.sendwarehouse.home.Home;
import org.sendwarehouse.operations.Outcome;
import org.sendwarehouse.operations.RunSummary;
import org.sendwarehouse.operations.RunSummary.DeliveryBooks;

/** Tells how a run ended: what is in the way of a good result first, then where to look. */
final class RunPrinter {
    private RunPrinter() {}

    /** Prints the result and says with which code to end. */
    static int print(Console console, Home home, RunSummary run) {
        if (console.json()) {
            console.document(run);
            return ExitCodes.of(run.outcome());
        }
        for (DeliveryBooks delivery : run.deliveries()) {
            if (delivery.state().equals("refused")) {
                console.line("Refused: " + delivery.feed() + " (" + String.join(", ", delivery.files()) + "): "
                        + delivery.reason());
            } else if (delivery.state().equals("held")) {
                console.line(delivery.feed() + " (" + String.join(", ", delivery.files()) + "): " + delivery.reason());
            } else if (delivery.rejected() > 0) {
                console.line(String.format(
                        Locale.UK,
                        "Rejected: %,d of %,d rows of %s (%s)",
                        delivery.rejected(),
                        delivery.read(),
                        delivery.feed(),
                        String.join(", ", delivery.files())));
            }
        }
        if (run.outcome() == Outcome.FAILED) {
            console.line("Failed: " + run.reason());
            console.line("What was published before stays. Run the command again once the cause is removed; it goes on"
                    + " where it stopped. Details: " + home.logs());
            return ExitCodes.FAILED;
        }
        if (run.reason() != null) {
            console.line(run.reason());
        }
        if (run.outcome() == Outcome.DONE || run.outcome() == Outcome.PARTIAL) {
            console.line("Done: " + run.job() + " for " + run.businessDate() + ", run " + run.runId() + ".");
        }
        run.packs().forEach(pack -> console.line("Pack: " + home.root().resolve(pack)));
        return ExitCodes.of(run.outcome());
    }
}
