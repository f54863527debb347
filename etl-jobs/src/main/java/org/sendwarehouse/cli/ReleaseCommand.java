package org.sendwarehouse.cli;

import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.sendwarehouse.home.Home;
import org.sendwarehouse.home.London;
import org.sendwarehouse.landing.HeldDeliveries;
import org.sendwarehouse.landing.HeldDeliveries.NotHeldException;
import org.sendwarehouse.landing.LandedDelivery;
import org.sendwarehouse.operations.RunLock;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;

@Command(
        name = "release",
        description = {
            "Lets a held delivery count: one that replaces school weeks or figures with far fewer rows than were known.",
            "Ask the sender first. The delivery counts from the business date on; the next night builds with it."
        },
        footer = {"", "Example:", "  send-warehouse release 0123456789abcdef --reason 'two schools closed in April'"},
        exitCodeListHeading = ExitCodes.HEADING,
        exitCodeList = {ExitCodes.HELP_DONE, ExitCodes.HELP_USAGE, ExitCodes.HELP_FAILED, ExitCodes.HELP_RUNNING})
final class ReleaseCommand implements Callable<Integer> {

    @ParentCommand
    private @Nullable Main main;

    @Parameters(paramLabel = "DELIVERY_ID", description = "The delivery, as status and the night name it.")
    private String deliveryId = "";

    @Option(
            names = "--reason",
            required = true,
            paramLabel = "TEXT",
            description = "Why it is right, without any person's name; kept with the delivery.")
    private String reason = "";

    @Option(
            names = "--date",
            paramLabel = "YYYY-MM-DD",
            description = "Business date from which it counts. Default: today.")
    private @Nullable LocalDate date;

    @Override
    public Integer call() throws Exception {
        Home home = Main.of(main).home();
        Console console = Main.of(main).console();
        LocalDate from = date != null ? date : LocalDate.now(London.ZONE);
        LandedDelivery delivery;
        RunLock lock = RunLock.take(home, "release " + deliveryId);
        try {
            delivery = new HeldDeliveries(home).release(deliveryId, from, reason);
        } catch (NotHeldException e) {
            throw new PlainError(String.valueOf(e.getMessage()));
        } finally {
            lock.close();
        }
        if (console.json()) {
            Map<String, Object> document = new LinkedHashMap<>();
            document.put("deliveryId", delivery.deliveryId());
            document.put("feed", delivery.source() + "." + delivery.feed());
            document.put("from", from.toString());
            document.put("reason", reason);
            console.document(document);
            return ExitCodes.DONE;
        }
        console.line("Released: " + delivery.source() + "." + delivery.feed() + " (" + delivery.fileNames()
                + "). It counts from " + from + ".");
        console.line("Next: send-warehouse nightly --date " + from);
        return ExitCodes.DONE;
    }
}
