package org.sendwarehouse.cli;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.sendwarehouse.operations.Software;
import picocli.CommandLine.Command;
import picocli.CommandLine.ParentCommand;

@Command(
        name = "version",
        description = "Prints which version this is, and the Java it runs on.",
        footer = {"", "Example:", "  send-warehouse version --json"},
        exitCodeListHeading = ExitCodes.HEADING,
        exitCodeList = {ExitCodes.HELP_DONE, ExitCodes.HELP_USAGE})
final class VersionCommand implements Runnable {
    @ParentCommand
    private @Nullable Main main;

    @Override
    public void run() {
        Console console = Main.of(main).console();
        if (console.json()) {
            Map<String, String> content = new LinkedHashMap<>();
            content.put("version", Software.version());
            content.put("java", Runtime.version().toString());
            console.document(content);
        } else {
            console.line("send-warehouse " + Software.version() + " (Java " + Runtime.version() + ")");
        }
    }
}
