package org.sendwarehouse.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.sendwarehouse.contract.Contracts;
import org.sendwarehouse.home.Home;
import org.sendwarehouse.site.Site;
import org.sendwarehouse.warehouse.DuckDb;
import org.sendwarehouse.warehouse.ModelCatalogue;
import org.sendwarehouse.warehouse.PublishedWarehouse;
import org.springframework.util.FileSystemUtils;
import org.springframework.util.unit.DataSize;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;

@Command(
        name = "docs",
        description = {
            "Writes the documentation of the published warehouse as web pages into a folder: every table, indicator, feed,"
                    + " quality rule and worked question, with lineage and a search.",
            "The pages are read from the folder, without a server. They are internal: aggregates that the internal packs"
                    + " show, and no row about a person. Each night writes the same beside the data, in published/current/site."
        },
        footer = {"", "Example:", "  send-warehouse docs --to warehouse-docs"},
        exitCodeListHeading = ExitCodes.HEADING,
        exitCodeList = {ExitCodes.HELP_DONE, ExitCodes.HELP_USAGE, ExitCodes.HELP_FAILED})
final class DocsCommand implements Callable<Integer> {
    private static final DuckDb.Settings SETTINGS = new DuckDb.Settings(DataSize.ofMegabytes(256), 1);
    private static final String START = "index.html";

    @ParentCommand
    private @Nullable Main main;

    @Option(
            names = "--to",
            required = true,
            paramLabel = "FOLDER",
            description = "Where to: a folder that is empty or not there yet.")
    private Path to = Path.of("");

    @Override
    public Integer call() throws Exception {
        Console console = Main.of(main).console();
        Home home = Main.of(main).home();
        PublishedWarehouse version = Published.version(home);
        Path folder = to.toAbsolutePath().normalize();
        if (Files.exists(folder) && !isEmpty(folder)) {
            throw new PlainError(to + " is not empty. Name an empty folder, or one that is not there yet.");
        }
        // Whole or not at all, for whoever opens it.
        Path unfinished = folder.resolveSibling("." + folder.getFileName() + ".unfinished");
        FileSystemUtils.deleteRecursively(unfinished);
        Home.OwnerOnly.createDirectories(Objects.requireNonNull(folder.getParent(), "a folder below the root"));
        int pages;
        try (Connection connection = version.connect(SETTINGS)) {
            pages = new Site(() -> Contracts.load(home), ModelCatalogue::shipped).writeTo(connection, unfinished);
        } catch (SQLException e) {
            throw new PlainError("This warehouse does not describe itself: " + DuckDb.reason(e)
                    + ". One that an older version published does from the next night on.");
        }
        Files.deleteIfExists(folder);
        Files.move(unfinished, folder, StandardCopyOption.ATOMIC_MOVE);
        if (console.json()) {
            console.document(Map.of("folder", folder.toString(), "pages", pages, "run", version.runId()));
        } else {
            console.line(pages + " pages. Open " + folder.resolve(START));
        }
        return ExitCodes.DONE;
    }

    private static boolean isEmpty(Path folder) throws IOException {
        if (!Files.isDirectory(folder)) {
            return false;
        }
        try (Stream<Path> files = Files.list(folder)) {
            return files.findAny().isEmpty();
        }
    }
}
