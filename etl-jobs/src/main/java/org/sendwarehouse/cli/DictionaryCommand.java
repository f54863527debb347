package org.sendwarehouse.cli;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.sendwarehouse.warehouse.Dictionary;
import org.sendwarehouse.warehouse.DuckDb;
import org.sendwarehouse.warehouse.PublishedWarehouse;
import org.sendwarehouse.warehouse.TableName;
import org.springframework.util.unit.DataSize;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;

@Command(
        name = "dictionary",
        description = {
            "Says what a table of the published warehouse holds: what a row is, every column with its unit, who answers"
                    + " for it, how it may be shown, what it is made from, and what its tests came to.",
            "Without a table it lists them all."
        },
        footer = {
            "",
            "Examples:",
            "  send-warehouse dictionary",
            "  send-warehouse dictionary marts.evidence",
            "  send-warehouse dictionary fact_ehc_request --json"
        },
        exitCodeListHeading = ExitCodes.HEADING,
        exitCodeList = {ExitCodes.HELP_DONE, ExitCodes.HELP_USAGE, ExitCodes.HELP_FAILED})
final class DictionaryCommand implements Runnable {
    private static final DuckDb.Settings SETTINGS = new DuckDb.Settings(DataSize.ofMegabytes(256), 1);

    @ParentCommand
    private @Nullable Main main;

    @Parameters(
            arity = "0..1",
            paramLabel = "TABLE",
            description = "Its name, with or without schema. Without it: a list of all.")
    private @Nullable String table;

    @Override
    public void run() {
        Console console = Main.of(main).console();
        PublishedWarehouse version = Published.version(Main.of(main).home());
        try (Connection connection = version.connect(SETTINGS)) {
            Dictionary dictionary = new Dictionary(connection);
            if (table == null) {
                DictionaryPrinter.list(console, dictionary.tables());
            } else {
                DictionaryPrinter.page(console, page(dictionary, table));
            }
        } catch (SQLException e) {
            throw new PlainError("This warehouse does not describe itself: " + DuckDb.reason(e)
                    + ". One that an older version published does from the next night on.");
        }
    }

    private static Dictionary.Page page(Dictionary dictionary, String name) throws SQLException {
        List<TableName> found = dictionary.find(name);
        if (found.isEmpty()) {
            throw new PlainError("There is no table " + name + ". 'send-warehouse dictionary' lists them all.");
        }
        if (found.size() > 1) {
            throw new PlainError(name + " is the name of several tables. Name one of them: "
                    + found.stream().map(TableName::toString).collect(Collectors.joining(", ")) + ".");
        }
        return dictionary
                .page(found.get(0))
                .orElseThrow(() -> new PlainError("The warehouse has " + found.get(0) + ", and no description of it."));
    }
}
