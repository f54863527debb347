package org.sendwarehouse.cli;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.sendwarehouse.home.Home;
import org.sendwarehouse.jobs.PackRuns;
import org.sendwarehouse.packs.GroupDefinition;
import org.sendwarehouse.schedule.Schedules;
import org.sendwarehouse.warehouse.PublishedWarehouse;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

@Command(
        name = "packs",
        description = {
            "Renders packs from the warehouse that is published, and puts each in packs/GROUP/DATE.",
            "A pack that lies there already is left as it is."
        },
        footer = {
            "",
            "Examples:",
            "  send-warehouse packs --as-at 2026-04-30",
            "  send-warehouse packs --as-at 2026-04-30 --group board"
        },
        exitCodeListHeading = ExitCodes.HEADING,
        exitCodeList = {ExitCodes.HELP_DONE, ExitCodes.HELP_USAGE, ExitCodes.HELP_FAILED, ExitCodes.HELP_RUNNING})
final class PacksCommand implements Callable<Integer> {
    @Spec
    private @Nullable CommandSpec spec;

    @ParentCommand
    private @Nullable Main main;

    @Option(
            names = "--as-at",
            paramLabel = "YYYY-MM-DD",
            required = true,
            description = "Date of the published warehouse, and of the packs.")
    private @Nullable LocalDate asAt;

    @Option(
            names = "--group",
            paramLabel = "CODE",
            description = "A group of schedules/governance-groups.yaml; may be given more than once. Default: all.")
    private List<String> groups = List.of();

    @Override
    public Integer call() throws Exception {
        Home home = Main.of(main).home();
        Console console = Main.of(main).console();
        LocalDate date = java.util.Objects.requireNonNull(asAt, "picocli demands --as-at");
        List<GroupDefinition> chosen = chosen(Schedules.shipped().groups());
        // Before anything is written: there must be something to render from.
        Optional<PublishedWarehouse> published = PublishedWarehouse.find(home);
        if (published.isEmpty()) {
            throw new PlainError("Nothing is published in " + home.root() + " yet. Run 'send-warehouse nightly --date "
                    + date + "' first.");
        }
        try (JobSession session = JobSession.open(home, console, "packs as at " + date, Map.of())) {
            return RunPrinter.print(console, home, session.get(PackRuns.class).run(date, chosen));
        }
    }

    private List<GroupDefinition> chosen(List<GroupDefinition> all) {
        for (String code : groups) {
            if (all.stream().noneMatch(group -> group.code().equals(code))) {
                throw new ParameterException(
                        java.util.Objects.requireNonNull(spec).commandLine(),
                        "There is no group '" + code + "'. There is: "
                                + String.join(
                                        ", ",
                                        all.stream().map(GroupDefinition::code).toList()));
            }
        }
        return groups.isEmpty()
                ? all
                : all.stream().filter(group -> groups.contains(group.code())).toList();
    }
}
