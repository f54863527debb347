package org.sendwarehouse.cli;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.sendwarehouse.distribution.MailLog;
import org.sendwarehouse.home.Home;
import org.sendwarehouse.jobs.DraftRuns;
import org.sendwarehouse.jobs.PackRuns;
import org.sendwarehouse.packs.GroupDefinition;
import org.sendwarehouse.packs.PackOrder;
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
            "Renders packs from the warehouse that is published, each for its group's next meeting.",
            "They lie in packs/GROUP/MEETING; a pack that this warehouse gave already is left as it is."
        },
        footer = {
            "",
            "Examples:",
            "  send-warehouse packs --as-at 2026-04-30",
            "  send-warehouse packs --as-at 2026-04-30 --group board",
            "  send-warehouse packs --as-at 2026-04-30 --due",
            "  send-warehouse packs --date 2026-05-06         what is due, when that day's night failed",
            "  send-warehouse packs --as-at 2026-04-30 --group board --draft",
            "  send-warehouse packs --as-at 2026-04-30 --mail"
        },
        exitCodeListHeading = ExitCodes.HEADING,
        exitCodeList = {
            ExitCodes.HELP_DONE,
            ExitCodes.HELP_USAGE,
            ExitCodes.HELP_PARTIAL,
            ExitCodes.HELP_FAILED,
            ExitCodes.HELP_RUNNING
        })
final class PacksCommand implements Callable<Integer> {
    @Spec
    private @Nullable CommandSpec spec;

    @ParentCommand
    private @Nullable Main main;

    @Option(names = "--as-at", paramLabel = "YYYY-MM-DD", description = "Date of the published warehouse.")
    private @Nullable LocalDate asAt;

    @Option(
            names = "--date",
            paramLabel = "YYYY-MM-DD",
            description =
                    "In place of --as-at: packs whose papers' day has come by this day and that were not given, made "
                            + "of what is published, however old it is. A pack of older data says so on its first page.")
    private @Nullable LocalDate day;

    @Option(
            names = "--group",
            paramLabel = "CODE",
            description = "A group of schedules/governance-groups.yaml; may be given more than once. Default: all.")
    private List<String> groups = List.of();

    @Option(
            names = "--due",
            description =
                    "Only packs whose papers' day has come and that the meeting does not have yet, or has of older data.")
    private boolean due;

    @Option(
            names = "--mail",
            description = "Makes nothing: tells groups by mail of packs that were given while no mail server was set.")
    private boolean mail;

    @Option(
            names = "--mail-again",
            description =
                    "Makes nothing: sends the mail also where nobody knows whether it went out. Ask a recipient first.")
    private boolean mailAgain;

    @Option(
            names = "--draft",
            description = "Drafts in the folder drafts, of data that the night of that date refused; never sent.")
    private boolean draft;

    @Override
    public Integer call() throws Exception {
        Home home = Main.of(main).home();
        Console console = Main.of(main).console();
        Schedules schedules = Schedules.shipped();
        List<GroupDefinition> chosen = chosen(schedules.groups());
        if (day != null && asAt == null && !mail && !mailAgain && !draft) {
            return late(home, console, schedules, chosen, day);
        }
        LocalDate date = asAt;
        if (date == null || day != null) {
            throw new ParameterException(
                    java.util.Objects.requireNonNull(spec).commandLine(),
                    "Give --as-at, or --date by itself or with --group.");
        }
        if (draft) {
            try (JobSession session = JobSession.open(home, console, "packs as at " + date, Map.of())) {
                List<PackOrder> orders = orders(schedules, chosen, date, console);
                return RunPrinter.print(
                        console, home, session.get(DraftRuns.class).run(date, orders));
            }
        }
        if (mail || mailAgain) {
            try (JobSession session = JobSession.open(home, console, "packs as at " + date, Map.of())) {
                List<PackOrder> orders = orders(schedules, chosen, date, console);
                return RunPrinter.print(
                        console, home, session.get(PackRuns.class).mail(date, orders, also()));
            }
        }
        // Before anything is written: there must be something to render from.
        Optional<PublishedWarehouse> published = PublishedWarehouse.find(home);
        if (published.isEmpty()) {
            throw new PlainError("Nothing is published in " + home.root() + " yet. Run 'send-warehouse nightly --date "
                    + date + "' first.");
        }
        try (JobSession session = JobSession.open(home, console, "packs as at " + date, Map.of())) {
            PackRuns runs = session.get(PackRuns.class);
            List<PackOrder> orders = due
                    ? runs.owed(schedules.packsDue(date).stream()
                            .filter(order -> chosen.contains(order.group()))
                            .toList())
                    : orders(schedules, chosen, date, console);
            return RunPrinter.print(console, home, runs.run(date, orders));
        }
    }

    private static int late(
            Home home, Console console, Schedules schedules, List<GroupDefinition> chosen, LocalDate day)
            throws Exception {
        try (JobSession session = JobSession.open(home, console, "packs for " + day, Map.of())) {
            List<PackOrder> due = schedules.packsDue(day).stream()
                    .filter(order -> chosen.contains(order.group()))
                    .toList();
            return RunPrinter.print(console, home, session.get(PackRuns.class).late(day, due));
        }
    }

    /** The mails that are sent only because somebody who looked asks for them. */
    private Set<MailLog.State> also() {
        Set<MailLog.State> also = EnumSet.noneOf(MailLog.State.class);
        if (mail) {
            also.add(MailLog.State.NO_SERVER);
        }
        if (mailAgain) {
            also.addAll(List.of(MailLog.State.INTENDED, MailLog.State.UNKNOWN));
        }
        return also;
    }

    private static List<PackOrder> orders(
            Schedules schedules, List<GroupDefinition> groups, LocalDate date, Console console) {
        List<PackOrder> orders = new ArrayList<>();
        for (GroupDefinition group : groups) {
            Optional<LocalDate> meeting = schedules.nextMeeting(group, date);
            if (meeting.isEmpty()) {
                console.progress()
                        .said("No meeting of " + group.code() + " is known after " + date
                                + "; its pack is of that date. Terms are entered in warehouse-sql/reference/term.csv.");
            }
            orders.add(new PackOrder(group, meeting.orElse(date)));
        }
        return orders;
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
