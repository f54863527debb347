package org.sendwarehouse.benchmark;

import java.nio.file.Files;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.sendwarehouse.home.Home;
import org.sendwarehouse.sample.SampleOptions;
import org.sendwarehouse.sample.SyntheticPartnership;
import org.springframework.util.FileSystemUtils;

/** The synthetic partnership's night, the packs of all groups after it, and the evidence of a past date. */
final class WholeGroup implements Group {
    private static final LocalDate NIGHT = LocalDate.of(2026, 4, 30);
    private static final Pattern EVIDENCE = Pattern.compile(", evidence +([0-9.]+) s");
    private static final String MONTH_END = "2026-03-31";

    @Override
    public String name() {
        return "whole";
    }

    @Override
    public List<Table> run(Settings settings) throws Exception {
        double scale = NightSizes.given().scale();
        Home home = home(settings);
        FileSystemUtils.deleteRecursively(home.root());
        home.create();
        Files.writeString(home.root().resolve("send.yaml"), "send:\n  inbox:\n    settle: 0s\n");
        Command command = new Command(home);
        command.run("init");
        SyntheticPartnership.write(home, SampleOptions.standard().withScale(scale));
        List<Figure> figures = new ArrayList<>();
        command.run("nightly", "--date=" + NIGHT);
        figures.addAll(HistoryGroup.named("night", command.metrics("nightly")));
        command.run("packs", "--as-at=" + NIGHT);
        figures.addAll(HistoryGroup.named("packs of all groups", command.metrics("packs")));
        String said = command.run("backfill", "--from=" + MONTH_END, "--to=" + MONTH_END, "--known-on=" + NIGHT);
        figures.addAll(HistoryGroup.named("a past month end", command.metrics("backfill")));
        figures.add(evidence(said));
        return List.of(Table.compared(
                name(),
                "The synthetic partnership, whole",
                "At " + scale
                        + " times County Durham's size, every command a process with the launcher's limits. Seconds"
                        + " are those that the product itself writes to logs/metrics-*.json. The build makes and tests"
                        + " every table, those of the evidence and the protected ones among them. There is no alternative"
                        + " in this run: no other tool does the same.",
                "",
                figures));
    }

    /** As the command prints it: from the events to the marts, in the build of that date. */
    private static Figure evidence(String said) {
        Matcher seconds = EVIDENCE.matcher(said);
        String what = "a past month end: of which evidence";
        return seconds.find()
                ? new Figure(what, 0, 0, 0, List.of(Double.valueOf(seconds.group(1))), 0, "")
                : Figure.notRun(what, "the command says no seconds of it");
    }

    /** Stays until the suite ends: the questions are asked there. */
    static Home home(Settings settings) {
        return new Home(settings.folder().resolve("whole"));
    }
}
