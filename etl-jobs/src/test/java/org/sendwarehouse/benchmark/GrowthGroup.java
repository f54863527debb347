package org.sendwarehouse.benchmark;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.springframework.util.FileSystemUtils;

/** How a night grows with the areas of a home and with the years behind it, the night's own delivery being one week. */
final class GrowthGroup implements Group {
    /** Of the sample, what is not attendance: as small as it may be. */
    private static final double SCALE = 0.02;

    private static final List<String> STEPS = List.of("land", "build", "check", "publish", "render");
    private static final List<String> HEADER = List.of(
            "Areas",
            "Years",
            "Marks of the history",
            "Marks of the night",
            "First load, s",
            "Night, s",
            "land",
            "build",
            "check",
            "publish",
            "render",
            "Peak memory, MB",
            "landing/, MB",
            "Tables as in a rebuild");

    @Override
    public String name() {
        return "growth";
    }

    @Override
    public List<Table> run(Settings settings) throws Exception {
        NightSizes sizes = NightSizes.given();
        List<List<String>> rows = new ArrayList<>();
        List<String> different = new ArrayList<>();
        for (int areas : sizes.growthAreas()) {
            for (int years : sizes.growthYears()) {
                rows.add(row(settings.folder().resolve("growth"), areas, years, sizes.growthPupils(), different));
            }
        }
        return List.of(new Table(
                name(),
                "Growth with areas and years",
                String.format(
                        Locale.UK,
                        "DuckDB may use 1 GB. A very small partnership, %,d pupils of each area with attendance; deliveries of a term at first,"
                                + " then one night with a week of every area. Each night's warehouse is held against one"
                                + " built anew, table by table. %s",
                        sizes.growthPupils(),
                        different.isEmpty() ? "" : "These differ: " + String.join(", ", different) + "."),
                HEADER,
                rows,
                List.of()));
    }

    private static List<String> row(Path folder, int areas, int years, int pupils, List<String> different)
            throws Exception {
        FileSystemUtils.deleteRecursively(folder);
        HistoryHome history = new HistoryHome(folder, pupils);
        history.fill(SCALE, areas, years);
        long before = history.marks();
        Command command = new Command(history.home());
        command.run("nightly", "--date=" + HistoryHome.FIRST_NIGHT);
        double first = command.metrics("nightly").get(0).best();
        history.nextWeek();
        command.run("nightly", "--date=" + HistoryHome.ORDINARY_NIGHT);
        List<Figure> night = command.metrics("nightly");
        Map<String, Double> steps =
                night.stream().collect(Collectors.toMap(Figure::what, Figure::best, (one, other) -> one));
        Rebuild rebuild = Rebuild.of(history.home(), HistoryHome.ORDINARY_NIGHT);
        rebuild.different().forEach(table -> different.add(table + " (" + areas + " areas, " + years + " years)"));
        List<String> row = new ArrayList<>(List.of(
                Integer.toString(areas),
                Integer.toString(years),
                String.format(Locale.UK, "%,d", before),
                String.format(Locale.UK, "%,d", history.marks() - before),
                String.format(Locale.UK, "%.1f", first),
                String.format(Locale.UK, "%.1f", night.get(0).best())));
        for (String step : STEPS) {
            row.add(steps.containsKey(step) ? String.format(Locale.UK, "%.1f", steps.get(step)) : "");
        }
        row.add(Long.toString(night.get(0).peakMb()));
        row.add(Long.toString(Command.bytes(history.home().landing()) >> 20));
        row.add(rebuild.tables() - rebuild.different().size() + " of " + rebuild.tables());
        FileSystemUtils.deleteRecursively(folder);
        return row;
    }
}
