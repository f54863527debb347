package org.sendwarehouse.year;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.ToDoubleFunction;
import org.sendwarehouse.operations.RunSummary;
import org.sendwarehouse.operations.RunSummary.DeliveryBooks;

/** The nights of a year as they went: a line a night in a file, so that a year goes on where it stopped; and their table. */
final class YearTable {
    /** Until then the virtual machine loads classes, compiles, and grows to its working size. */
    private static final int WARM_UP = 30;

    private final Path file;
    private final List<Line> lines = new ArrayList<>();

    /**
     * One night.
     *
     * @param processorSeconds of all cores together
     * @param heapKb Java's heap after garbage collection
     * @param residentKb resident memory of the process
     * @param compiledKb of that, code compiled by Java
     * @param process the process that ran it: memory is compared within one only
     */
    record Line(
            LocalDate date,
            String outcome,
            long read,
            long accepted,
            long rejected,
            long filtered,
            int packs,
            double seconds,
            double processorSeconds,
            long heapKb,
            long residentKb,
            long compiledKb,
            long process) {

        static Line of(Night night, YearHome.Went went, Memory.Reading memory) {
            RunSummary run = went.run();
            return new Line(
                    night.date(),
                    run.outcome().words(),
                    run.deliveries().stream().mapToLong(DeliveryBooks::read).sum(),
                    run.deliveries().stream().mapToLong(DeliveryBooks::accepted).sum(),
                    run.deliveries().stream().mapToLong(DeliveryBooks::rejected).sum(),
                    run.deliveries().stream().mapToLong(DeliveryBooks::filtered).sum(),
                    run.packs().size(),
                    went.seconds(),
                    went.processorSeconds(),
                    memory.heapKb(),
                    memory.residentKb(),
                    memory.compiledKb(),
                    ProcessHandle.current().pid());
        }

        private String text() {
            return String.join(
                    ",",
                    date.toString(),
                    outcome,
                    Long.toString(read),
                    Long.toString(accepted),
                    Long.toString(rejected),
                    Long.toString(filtered),
                    Integer.toString(packs),
                    Double.toString(seconds),
                    Double.toString(processorSeconds),
                    Long.toString(heapKb),
                    Long.toString(residentKb),
                    Long.toString(compiledKb),
                    Long.toString(process));
        }

        private static Line parse(String text) {
            String[] parts = text.split(",", -1);
            return new Line(
                    LocalDate.parse(parts[0]),
                    parts[1],
                    Long.parseLong(parts[2]),
                    Long.parseLong(parts[3]),
                    Long.parseLong(parts[4]),
                    Long.parseLong(parts[5]),
                    Integer.parseInt(parts[6]),
                    Double.parseDouble(parts[7]),
                    Double.parseDouble(parts[8]),
                    Long.parseLong(parts[9]),
                    Long.parseLong(parts[10]),
                    Long.parseLong(parts[11]),
                    Long.parseLong(parts[12]));
        }
    }

    YearTable(Path file) throws IOException {
        this.file = file;
        if (Files.exists(file)) {
            Files.readAllLines(file).forEach(line -> lines.add(Line.parse(line)));
        }
    }

    int nights() {
        return lines.size();
    }

    void add(Line line) throws IOException {
        lines.add(line);
        Files.writeString(file, line.text() + "\n", StandardOpenOption.CREATE, StandardOpenOption.APPEND);
    }

    /** The nights of the process that ran the most of them, without those in which it warmed up. */
    private List<Line> warm() {
        Map<Long, List<Line>> byProcess = new TreeMap<>();
        lines.forEach(line -> byProcess
                .computeIfAbsent(line.process(), process -> new ArrayList<>())
                .add(line));
        List<Line> longest = byProcess.values().stream()
                .max(java.util.Comparator.comparingInt(List::size))
                .orElse(List.of());
        return longest.size() > 2 * WARM_UP ? longest.subList(WARM_UP, longest.size()) : List.of();
    }

    /** Memory over the nights of one process after its warm-up. */
    Trend heap() {
        return Trend.of(warm().stream().map(line -> line.heapKb() / 1024.0).toList());
    }

    Trend resident() {
        return Trend.of(warm().stream().map(line -> line.residentKb() / 1024.0).toList());
    }

    Trend compiled() {
        return Trend.of(warm().stream().map(line -> line.compiledKb() / 1024.0).toList());
    }

    /** Resident memory but for compiled code: what nights could leave behind. */
    Trend kept() {
        return Trend.of(warm().stream()
                .map(line -> (line.residentKb() - line.compiledKb()) / 1024.0)
                .toList());
    }

    /**
     * A straight line through a series, by least squares.
     *
     * @param slope units a night
     */
    record Trend(int nights, double first, double last, double mean, double slope) {
        static Trend of(List<Double> values) {
            int n = values.size();
            double meanX = (n - 1) / 2.0;
            double mean = values.stream().mapToDouble(v -> v).average().orElse(0);
            double xy = 0;
            double xx = 0;
            for (int x = 0; x < n; x++) {
                xy += (x - meanX) * (values.get(x) - mean);
                xx += (x - meanX) * (x - meanX);
            }
            return new Trend(
                    n, n == 0 ? 0 : values.get(0), n == 0 ? 0 : values.get(n - 1), mean, xx == 0 ? 0 : xy / xx);
        }

        /** What the line grows from first to last night, as a share of the mean. */
        double growth() {
            return mean == 0 ? 0 : slope * (nights - 1) / mean;
        }

        String text(String what) {
            return nights == 0
                    ? what + ": too few nights in one process to tell"
                    : String.format(
                            Locale.UK,
                            "%s: first %.0f MiB, last %.0f MiB, mean %.0f MiB, slope %+.3f MiB a night over %d nights"
                                    + " (%+.1f %% in all)",
                            what,
                            first,
                            last,
                            mean,
                            slope,
                            nights,
                            growth() * 100);
        }
    }

    /** The table by month, deliveries by kind, and memory. */
    String text(List<Night> plan) {
        StringBuilder text = new StringBuilder(4096);
        text.append("| Month | Nights | Done | Partial | Refused | Rows read | accepted | rejected | filtered | Packs |"
                + " Heap MiB | Resident MiB | Seconds a night | of processor |\n");
        text.append("|---|---:|---:|---:|---:|---:|---:|---:|---:|---:|---:|---:|---:|---:|\n");
        Map<YearMonth, List<Line>> months = new TreeMap<>();
        lines.forEach(line -> months.computeIfAbsent(YearMonth.from(line.date()), m -> new ArrayList<>())
                .add(line));
        months.forEach((month, nights) -> text.append(row(month.toString(), nights)));
        text.append(row("all", lines)).append('\n');
        Map<Night.Kind, Integer> kinds = new EnumMap<>(Night.Kind.class);
        plan.stream()
                .limit(lines.size())
                .flatMap(night -> night.deliveries().stream())
                .forEach(delivery -> kinds.merge(delivery.kind(), 1, Integer::sum));
        text.append("Deliveries by kind: ").append(kinds).append('\n');
        text.append(heap().text("Heap after collection")).append('\n');
        text.append(resident().text("Resident memory")).append('\n');
        text.append(compiled().text("of which code compiled by Java")).append('\n');
        text.append(kept().text("and the rest")).append('\n');
        return text.toString();
    }

    private static String row(String month, List<Line> nights) {
        return String.format(
                Locale.UK,
                "| %s | %d | %d | %d | %d | %,d | %,d | %,d | %,d | %d | %.0f | %.0f | %.1f | %.1f |%n",
                month,
                nights.size(),
                count(nights, "done"),
                count(nights, "partial"),
                count(nights, "refused"),
                nights.stream().mapToLong(Line::read).sum(),
                nights.stream().mapToLong(Line::accepted).sum(),
                nights.stream().mapToLong(Line::rejected).sum(),
                nights.stream().mapToLong(Line::filtered).sum(),
                nights.stream().mapToInt(Line::packs).sum(),
                mean(nights, line -> line.heapKb() / 1024.0),
                mean(nights, line -> line.residentKb() / 1024.0),
                mean(nights, Line::seconds),
                mean(nights, Line::processorSeconds));
    }

    private static long count(List<Line> nights, String outcome) {
        return nights.stream().filter(line -> line.outcome().equals(outcome)).count();
    }

    private static double mean(List<Line> nights, ToDoubleFunction<Line> what) {
        return nights.stream().mapToDouble(what).average().orElse(0);
    }
}
