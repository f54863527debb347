package org.sendwarehouse.benchmark;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.sendwarehouse.home.Home;
import org.springframework.util.FileSystemUtils;

/** A whole partnership with years of attendance: the first load of it all, then an ordinary night, then the same anew. */
final class HistoryGroup implements Group {
    @Override
    public String name() {
        return "history";
    }

    @Override
    public List<Table> run(Settings settings) throws Exception {
        NightSizes sizes = NightSizes.given();
        HistoryHome history = new HistoryHome(settings.folder().resolve("history"), sizes.pupils());
        Home home = history.home();
        FileSystemUtils.deleteRecursively(home.root());
        history.fill(sizes.scale(), 1, sizes.years());
        long before = history.marks();
        Command command = new Command(home);
        List<Figure> figures = new ArrayList<>();
        command.run("nightly", "--date=" + HistoryHome.FIRST_NIGHT);
        figures.addAll(named("first load", command.metrics("nightly")));
        history.nextWeek();
        command.run("nightly", "--date=" + HistoryHome.ORDINARY_NIGHT);
        figures.addAll(named("ordinary night", command.metrics("nightly")));
        Rebuild rebuild = Rebuild.of(home, HistoryHome.ORDINARY_NIGHT);
        figures.addAll(named("the same rebuilt", command.metrics("rebuild")));
        Table table = Table.compared(
                name(),
                "Nights with history",
                String.format(
                        Locale.UK,
                        "DuckDB may use 1 GB. A partnership at %s times County Durham's size with %d years of attendance: %,d marks, one delivery"
                                + " a term; then one night with %,d marks more. Afterwards landing/ takes %,d MB and one"
                                + " published version %,d MB. %s There is no alternative in this run: no other tool does"
                                + " the same night.",
                        sizes.scale(),
                        sizes.years(),
                        before,
                        history.marks() - before,
                        Command.bytes(home.landing()) >> 20,
                        Command.bytes(home.current().toRealPath()) >> 20,
                        rebuild.text()),
                "",
                figures);
        FileSystemUtils.deleteRecursively(home.root());
        return List.of(table);
    }

    static List<Figure> named(String run, List<Figure> figures) {
        return figures.stream()
                .map(figure -> figure.called(run + ": " + figure.what()))
                .toList();
    }
}
