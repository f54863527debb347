package org.sendwarehouse.cli;

import java.nio.file.Files;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.sendwarehouse.home.Home;
import org.sendwarehouse.identity.PseudonymKey;
import picocli.CommandLine.Command;
import picocli.CommandLine.ParentCommand;

@Command(
        name = "init",
        description = {
            "Makes a home: its folders, readable by their owner only, and the key under which identifiers become tokens.",
            "What is there already is left as it is."
        },
        footer = {"", "Example:", "  send-warehouse init --home /srv/send"},
        exitCodeListHeading = ExitCodes.HEADING,
        exitCodeList = {ExitCodes.HELP_DONE, ExitCodes.HELP_USAGE, ExitCodes.HELP_FAILED})
final class InitCommand implements Callable<Integer> {
    @ParentCommand
    private @Nullable Main main;

    @Override
    public Integer call() throws Exception {
        Home home = Main.of(main).home();
        Console console = Main.of(main).console();
        boolean there = Files.exists(PseudonymKey.file(home));
        PseudonymKey key = PseudonymKey.init(home.create());
        if (console.json()) {
            Map<String, Object> document = new LinkedHashMap<>();
            document.put("home", home.root().toString());
            document.put("key", PseudonymKey.file(home).toString());
            document.put("keyId", key.id());
            document.put("keyMade", !there);
            console.document(document);
            return ExitCodes.DONE;
        }
        console.line("Home  " + home.root());
        console.line("Key   " + PseudonymKey.file(home) + " (id " + key.id() + (there ? ", was there already)" : ")"));
        console.line("Keep a copy of the key in a safe place: without it, no person can be matched again.");
        console.line("Next: put files into " + home.inbox() + "/<source>, then run: send-warehouse nightly");
        return ExitCodes.DONE;
    }
}
