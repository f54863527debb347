package org.sendwarehouse.cli;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Properties;
import org.jspecify.annotations.Nullable;
import org.sendwarehouse.home.Home;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;

@Command(
        name = "sql",
        description = {
            "Asks the published warehouse a question. Read-only: it can change nothing, and reads no other file.",
            "Schemas: warehouse (dim_*, fact_*), marts (evidence, action_status, ...), audit, reference."
        },
        footer = {
            "",
            "Examples:",
            "  send-warehouse sql \"select indicator_code, period_end, value from marts.evidence limit 5\"",
            "  send-warehouse sql --format csv \"from marts.action_status\" > actions.csv",
            "  echo \"show all tables\" | send-warehouse sql"
        },
        exitCodeListHeading = ExitCodes.HEADING,
        exitCodeList = {ExitCodes.HELP_DONE, ExitCodes.HELP_USAGE, ExitCodes.HELP_FAILED})
final class SqlCommand implements Runnable {
    /** Enough for any question on a warehouse of this size, and far below what the night itself may take. */
    private static final String MEMORY = "512MB";

    /** How a result is printed. */
    enum Format {
        TABLE,
        CSV,
        JSON
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

    @Override
    public void run() {
        Console console = Main.of(main).console();
        Format wanted = format != null ? format : console.json() ? Format.JSON : Format.TABLE;
        try {
            Path database = database(Main.of(main).home());
            String sql = statement != null ? statement : new String(System.in.readAllBytes(), StandardCharsets.UTF_8);
            if (sql.isBlank()) {
                throw new PlainError("There is no statement. Give one as an argument or on standard input.");
            }
            try (Connection connection = open(database);
                    PreparedStatement query = connection.prepareStatement(sql)) {
                if (query.execute()) {
                    try (ResultSet rows = query.getResultSet()) {
                        ResultPrinter.print(rows, wanted, console.out());
                    }
                }
            }
        } catch (SQLException e) {
            throw new PlainError("The warehouse did not understand: " + message(e));
        } catch (IOException e) {
            throw new PlainError(Failures.sentence(e));
        }
    }

    private static Path database(Home home) throws IOException {
        Path stable = home.current().resolve("warehouse.duckdb");
        if (!Files.exists(stable)) {
            throw new PlainError("Nothing is published in " + home.root()
                    + " yet. Run 'send-warehouse nightly' (or 'demo') first, or name the home with --home.");
        }
        // Resolved once: a night that publishes meanwhile cannot swap the file under an open connection.
        return stable.toRealPath();
    }

    private static Connection open(Path database) throws SQLException {
        Properties settings = new Properties();
        settings.setProperty("access_mode", "read_only");
        settings.setProperty("memory_limit", MEMORY);
        settings.setProperty("autoinstall_known_extensions", "false");
        settings.setProperty("autoload_known_extensions", "false");
        settings.setProperty("temp_directory", "");
        Connection connection = DriverManager.getConnection("jdbc:duckdb:" + database, settings);
        try (Statement guard = connection.createStatement()) {
            guard.execute("set search_path = 'marts,warehouse,audit,reference'");
            guard.execute("set enable_external_access = false");
            guard.execute("set lock_configuration = true");
        } catch (SQLException e) {
            connection.close();
            throw e;
        }
        return connection;
    }

    private static String message(SQLException e) {
        String message = e.getMessage() == null ? "no reason given" : e.getMessage();
        return message.strip();
    }
}
