package org.sendwarehouse.cli;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.sendwarehouse.home.Home;
import org.sendwarehouse.home.London;
import org.sendwarehouse.home.Shown;
import org.sendwarehouse.warehouse.DuckDb;
import org.sendwarehouse.warehouse.PublishedWarehouse;
import org.springframework.util.unit.DataSize;
import picocli.CommandLine.Command;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.TypeConversionException;

@Command(
        name = "sql",
        description = {
            "Asks the published warehouse a question. Read-only: it can change nothing, and reads no other file.",
            "Schemas: marts (evidence, action_status, ...), warehouse (dim_*, fact_*), audit, reference, disclosure; "
                    + "'send-warehouse dictionary' says what is in them."
        },
        footer = {
            "",
            "Examples:",
            "  send-warehouse sql \"select indicator_code, period_end, value from marts.evidence limit 5\"",
            "  send-warehouse sql --format csv \"from marts.action_status\" > actions.csv",
            "  send-warehouse sql --memory 2GB < question.sql",
            "  send-warehouse sql --examples",
            "  send-warehouse sql --example plans_within_20_weeks --show",
            "  send-warehouse sql --history"
        },
        exitCodeListHeading = ExitCodes.HEADING,
        exitCodeList = {ExitCodes.HELP_DONE, ExitCodes.HELP_USAGE, ExitCodes.HELP_FAILED})
final class SqlCommand implements Runnable {
    /** Where bare names are found: marts first, since most questions are theirs. */
    private static final List<String> SCHEMAS = List.of("marts", "warehouse", "audit", "reference", "disclosure");

    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("d MMM yyyy HH:mm", Locale.UK).withZone(London.ZONE);
    private static final int SHOWN = 20;
    private static final int WIDTH = 200;

    /** How a result is printed. */
    enum Format {
        TABLE,
        CSV,
        JSON
    }

    /** A size as people write it. */
    static final class Size implements ITypeConverter<DataSize> {
        @Override
        public DataSize convert(String value) {
            try {
                DataSize size = DataSize.parse(value);
                if (size.toBytes() > 0) {
                    return size;
                }
            } catch (IllegalArgumentException e) {
                throw new TypeConversionException("'" + value + "' is no size such as 512MB or 2GB");
            }
            throw new TypeConversionException("'" + value + "' is not more than nothing");
        }
    }

    @ParentCommand
    private @Nullable Main main;

    @Parameters(
            arity = "0..1",
            paramLabel = "STATEMENT",
            description = "One statement. Without it, the statement is read from standard input.")
    private @Nullable String statement;

    @Option(
            names = "--format",
            paramLabel = "FORMAT",
            description = "table, csv or json. Default: table, or json with --json.")
    private @Nullable Format format;

    @Option(
            names = "--memory",
            paramLabel = "SIZE",
            defaultValue = "512MB",
            converter = Size.class,
            description = "How much the question may take, such as 2GB. Default: ${DEFAULT-VALUE}.")
    private DataSize memory = DataSize.ofMegabytes(512);

    @Option(names = "--examples", description = "List the worked questions that come with the product, and stop.")
    private boolean examples;

    @Option(
            names = "--example",
            paramLabel = "CODE",
            description = "Answer a worked question. With --show: print its SQL instead.")
    private @Nullable String example;

    @Option(names = "--show", description = "With --example: print the SQL and what its answer means.")
    private boolean show;

    @Option(names = "--history", description = "Print the statements asked last, the newest at the end, and stop.")
    private boolean history;

    @Override
    public void run() {
        Console console = Main.of(main).console();
        Home home = Main.of(main).home();
        SqlHistory asked = new SqlHistory(home, Clock.systemUTC());
        try {
            if (history) {
                print(console, asked.last(SHOWN));
                return;
            }
            if (examples) {
                SqlExamples.list(console);
                return;
            }
            if (example != null && show) {
                console.line(SqlExamples.find(example).text().strip());
                return;
            }
            PublishedWarehouse version = Published.version(home);
            String sql = sql();
            if (sql.isBlank()) {
                throw new PlainError("There is no statement. Give one as an argument or on standard input.");
            }
            boolean answered = false;
            try {
                answer(version, sql.strip(), console);
                answered = true;
            } finally {
                asked.add(version.runId(), answered, sql.strip());
            }
        } catch (SQLException e) {
            throw new PlainError("The warehouse did not understand: " + message(e));
        } catch (IOException e) {
            throw new PlainError(Failures.sentence(e));
        }
    }

    private String sql() throws IOException {
        if (example != null) {
            return SqlExamples.find(example).sql();
        }
        return statement != null ? statement : new String(System.in.readAllBytes(), StandardCharsets.UTF_8);
    }

    private void answer(PublishedWarehouse version, String sql, Console console) throws SQLException {
        Format wanted = format != null ? format : console.json() ? Format.JSON : Format.TABLE;
        int cores = Runtime.getRuntime().availableProcessors();
        try (Connection connection = version.connect(new DuckDb.Settings(memory, cores), SCHEMAS);
                PreparedStatement query = connection.prepareStatement(sql)) {
            if (query.execute()) {
                try (ResultSet rows = query.getResultSet()) {
                    ResultPrinter.print(rows, wanted, console.out());
                }
            }
        }
    }

    private static void print(Console console, List<SqlHistory.Asked> asked) {
        if (console.json()) {
            console.document(asked);
            return;
        }
        for (SqlHistory.Asked one : asked) {
            console.line(TIME.format(one.at())
                    + (one.answered() ? "  " : "  (not understood) ")
                    + Shown.of(one.statement().replaceAll("\\s+", " "), WIDTH));
        }
    }

    private static String message(SQLException e) {
        String message = e.getMessage() == null ? "no reason given" : e.getMessage();
        return message.strip();
    }
}
