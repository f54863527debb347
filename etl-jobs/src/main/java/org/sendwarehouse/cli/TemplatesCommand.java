package org.sendwarehouse.cli;

import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.sendwarehouse.contract.Contract;
import org.sendwarehouse.contract.Contracts;
import org.sendwarehouse.home.London;
import org.sendwarehouse.receive.template.FeedFiles;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;

@Command(
        name = "templates",
        description = {
            "Writes what a provider needs of each feed, made from its contract.",
            "A template to fill in (CSV and XLSX with a guidance sheet), a dictionary page, and a file of invented rows "
                    + "that the door accepts. The same seed and date give the same bytes. Needs no home and no key."
        },
        footer = {
            "",
            "Examples:",
            "  send-warehouse templates --to templates",
            "  send-warehouse templates --feed health.camhs --rows 500 --to templates",
            "  send-warehouse templates --pages docs/feeds"
        },
        exitCodeListHeading = ExitCodes.HEADING,
        exitCodeList = {ExitCodes.HELP_DONE, ExitCodes.HELP_USAGE, ExitCodes.HELP_FAILED})
final class TemplatesCommand implements Callable<Integer> {
    @ParentCommand
    private @Nullable Main main;

    @Option(names = "--feed", paramLabel = "SOURCE.FEED", description = "Only this feed. Default: all feeds.")
    private @Nullable String feed;

    @Option(names = "--to", paramLabel = "DIR", description = "Folder to write into, a folder a feed.")
    private @Nullable Path to;

    @Option(names = "--pages", paramLabel = "DIR", description = "Write only the dictionary pages, with their index.")
    private @Nullable Path pages;

    @Option(
            names = "--rows",
            paramLabel = "N",
            description = "Invented rows of each synthetic file. Default: ${DEFAULT-VALUE}")
    private int rows = 100;

    @Option(
            names = "--date",
            paramLabel = "YYYY-MM-DD",
            description = "The day that synthetic files are about. Default: today.")
    private @Nullable LocalDate date;

    @Option(names = "--seed", paramLabel = "N", description = "Another seed, other rows. Default: ${DEFAULT-VALUE}")
    private long seed = 1;

    @Override
    public Integer call() throws Exception {
        Console console = Main.of(main).console();
        Contracts contracts = Contracts.load(Main.of(main).home()).fromOutside();
        if ((to == null) == (pages == null)) {
            throw new PlainError("Say where to: --to DIR for templates, or --pages DIR for the dictionary pages.");
        }
        List<Path> written = new ArrayList<>();
        if (pages != null) {
            // What the product ships, whatever an operator's home adds.
            written.addAll(FeedFiles.writePages(Contracts.load(), pages));
        }
        if (to != null) {
            LocalDate asOf = date != null ? date : LocalDate.now(London.ZONE);
            FeedFiles files = new FeedFiles(rows, asOf, seed);
            for (Contract contract : asked(contracts)) {
                written.addAll(files.write(contract, to));
            }
        }
        if (console.json()) {
            console.document(
                    Map.of("files", written.stream().map(Path::toString).toList()));
        } else {
            written.forEach(file -> console.line(file.toString()));
        }
        return ExitCodes.DONE;
    }

    private List<Contract> asked(Contracts contracts) {
        if (feed == null) {
            return contracts.all();
        }
        List<Contract> found =
                contracts.all().stream().filter(c -> c.id().equals(feed)).toList();
        if (found.isEmpty()) {
            throw new PlainError("There is no feed " + feed + ". Feeds: "
                    + String.join(
                            ", ", contracts.all().stream().map(Contract::id).toList()) + ".");
        }
        return found;
    }
}
