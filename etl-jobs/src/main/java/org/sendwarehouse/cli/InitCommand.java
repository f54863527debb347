package org.sendwarehouse.cli;

import java.nio.file.Files;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.sendwarehouse.home.Home;
import org.sendwarehouse.identity.ArchiveKey;
import org.sendwarehouse.identity.PseudonymKey;
import picocli.CommandLine.Command;
import picocli.CommandLine.ParentCommand;

@Command(
        name = "init",
        description = {
            "Makes a home: its folders, readable by their owner only, the key under which identifiers become tokens, and the "
                    + "key under which originals are kept.",
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
        boolean archiveThere = Files.exists(ArchiveKey.file(home));
        PseudonymKey key = PseudonymKey.init(home.create());
        ArchiveKey archive = ArchiveKey.init(home);
        if (console.json()) {
            Map<String, Object> document = new LinkedHashMap<>();
            document.put("home", home.root().toString());
            document.put("key", PseudonymKey.file(home).toString());
            document.put("keyId", key.id());
            document.put("keyMade", !there);
            document.put("archiveKey", ArchiveKey.file(home).toString());
            document.put("archiveKeyId", archive.id());
            document.put("archiveKeyMade", !archiveThere);
            console.document(document);
            return ExitCodes.DONE;
        }
        console.line("Home  " + home.root());
        console.line("Key   " + PseudonymKey.file(home) + " (id " + key.id() + (there ? ", was there already)" : ")"));
        console.line("      " + ArchiveKey.file(home) + " (id " + archive.id()
                + (archiveThere ? ", was there already)" : ")"));
        console.line(
                "Keep a copy of both keys in a safe place, apart from the backups of the home: without the first no"
                        + " person can be matched again, without the second no original can be opened.");
        console.line("Next: put files into " + home.inbox() + "/<source>, then run: send-warehouse nightly");
        return ExitCodes.DONE;
    }
}
