package org.sendwarehouse.cli;

import java.nio.file.Path;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.sendwarehouse.home.Home;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ScopeType;
import picocli.CommandLine.Spec;

/** The root of the command line: options that every command has, and the list of commands. */
@Command(
        name = "send-warehouse",
        header = "A data warehouse for a SEND local area partnership: evidence against its action plan, every night.",
        description = {
            "",
            "Deliveries land from the inbox, the warehouse is rebuilt and published at once or not at all,",
            "and packs are rendered for those who govern. Everything lives in one folder, the home."
        },
        synopsisSubcommandLabel = "COMMAND",
        commandListHeading = "%nCommands:%n",
        optionListHeading = "%nOptions:%n",
        footer = {
            "",
            "Start here:",
            "  send-warehouse demo                       a synthetic partnership, end to end",
            "  send-warehouse init                       a home of your own",
            "  send-warehouse nightly --date 2026-04-30  land, build, check, publish, packs",
            "  send-warehouse COMMAND --help             what a command does, with examples"
        },
        exitCodeListHeading = ExitCodes.HEADING,
        exitCodeList = {
            ExitCodes.HELP_DONE,
            ExitCodes.HELP_USAGE,
            ExitCodes.HELP_REFUSED,
            ExitCodes.HELP_PARTIAL,
            ExitCodes.HELP_FAILED,
            ExitCodes.HELP_RUNNING
        },
        subcommands = {
            InitCommand.class,
            DemoCommand.class,
            SampleCommand.class,
            NightlyCommand.class,
            NightsCommand.class,
            CheckCommand.class,
            ReleaseCommand.class,
            TemplatesCommand.class,
            PacksCommand.class,
            AnnexACommand.class,
            OriginalCommand.class,
            EraseCommand.class,
            RotateKeyCommand.class,
            RebuildCommand.class,
            BackfillCommand.class,
            ServeCommand.class,
            PauseCommand.class,
            ResumeCommand.class,
            StatusCommand.class,
            RetainCommand.class,
            AuditCommand.class,
            QualityCommand.class,
            SqlCommand.class,
            DictionaryCommand.class,
            DocsCommand.class,
            VersionCommand.class
        })
final class Main implements Runnable {
    @Spec
    private @Nullable CommandSpec spec;

    @Option(
            names = "--home",
            paramLabel = "DIR",
            defaultValue = "send-home",
            scope = ScopeType.INHERIT,
            description = "Folder that holds everything the product reads and writes. Default: ./${DEFAULT-VALUE}")
    private Path home = Path.of("send-home");

    @Option(
            names = "--json",
            scope = ScopeType.INHERIT,
            description = "Print the result as one JSON document, for machines.")
    private boolean json;

    @SuppressWarnings("UnusedVariable") // picocli itself acts on it
    @Option(
            names = {"-h", "--help"},
            usageHelp = true,
            scope = ScopeType.INHERIT,
            description = "Show this help and stop.")
    private boolean help;

    @Override
    public void run() {
        CommandSpec root = Objects.requireNonNull(spec);
        root.commandLine().usage(root.commandLine().getOut());
    }

    /** The root as picocli hands it to a command. */
    static Main of(@Nullable Main parent) {
        return Objects.requireNonNull(parent, "picocli sets the parent command");
    }

    Home home() {
        return new Home(home);
    }

    boolean json() {
        return json;
    }

    Console console() {
        CommandSpec root = Objects.requireNonNull(spec);
        return new Console(root.commandLine().getOut(), root.commandLine().getErr(), Terminal.present(), json);
    }
}
