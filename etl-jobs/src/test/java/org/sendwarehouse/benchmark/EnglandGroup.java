package org.sendwarehouse.benchmark;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.DoubleStream;
import org.sendwarehouse.operations.Outcome;
import org.sendwarehouse.operations.RunSummary;
import org.sendwarehouse.operations.RunSummary.StepSummary;
import org.sendwarehouse.operations.StatusFile;
import org.springframework.util.FileSystemUtils;

/** One night of England's authorities, each in a home of its own, by the command that runs several (decision 0162). */
final class EnglandGroup implements Group {
    private static final String NAME = "england";
    private static final List<String> STEPS = List.of("land", "build", "check", "publish", "render", "distribute");
    private static final String BOARD = "packs/board/";

    /** An authority's home, what was sent to it and how its night ended. */
    private record Done(EnglandHome home, EnglandHome.Filled sent, RunSummary night) {
        double seconds() {
            return night.finishedAt().toEpochMilli() / 1e3 - night.startedAt().toEpochMilli() / 1e3;
        }

        long rows() {
            return night.deliveries().stream().mapToLong(d -> d.read()).sum();
        }

        long peakMb() {
            return night.steps().stream()
                    .mapToLong(StepSummary::peakMemoryMb)
                    .max()
                    .orElse(0);
        }

        StepSummary step(String name) {
            return night.steps().stream()
                    .filter(step -> step.name().equals(name))
                    .findFirst()
                    .orElseThrow(() -> new IllegalStateException(home.home().root() + " has no step " + name));
        }
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public List<Table> run(Settings settings) throws Exception {
        EnglandSizes sizes = EnglandSizes.given();
        Path folder = settings.folder().resolve(NAME);
        FileSystemUtils.deleteRecursively(folder);
        // The largest first: a long night that begins last would end alone.
        List<Authority> authorities = new ArrayList<>(Authority.some(sizes.areas()));
        Collections.reverse(authorities);
        List<EnglandHome> homes = authorities.stream()
                .map(authority -> new EnglandHome(folder, authority))
                .toList();
        List<EnglandHome.Filled> sent = filled(homes, sizes);
        EnglandNight night = EnglandNight.of(homes, sizes);
        List<Done> done = new ArrayList<>();
        for (int i = 0; i < homes.size(); i++) {
            done.add(new Done(homes.get(i), sent.get(i), ended(homes.get(i))));
        }
        long bytes = Command.bytes(folder);
        FileSystemUtils.deleteRecursively(folder);
        return List.of(whole(sizes, done, night, bytes), byAuthority(done));
    }

    /** Writes deliveries as many homes at once as there will be processes: each holds one authority's people at a time. */
    private static List<EnglandHome.Filled> filled(List<EnglandHome> homes, EnglandSizes sizes) throws Exception {
        ExecutorService writers = Executors.newFixedThreadPool(sizes.atOnce());
        try {
            List<Future<EnglandHome.Filled>> filled = new ArrayList<>();
            for (EnglandHome home : homes) {
                filled.add(writers.submit(() -> home.fill(sizes.scale(), sizes.duckDb(), 1)));
            }
            List<EnglandHome.Filled> sent = new ArrayList<>();
            for (Future<EnglandHome.Filled> one : filled) {
                sent.add(one.get());
            }
            return sent;
        } finally {
            writers.shutdownNow();
        }
    }

    /** The night of a home as its operator sees it; a night that left anything out is no benchmark. */
    private static RunSummary ended(EnglandHome home) throws IOException {
        RunSummary night = new StatusFile(home.home()).runs().get(0);
        String where = home.authority().name() + ": ";
        if (night.outcome() != Outcome.DONE) {
            throw new IllegalStateException(where + night.outcome().words() + ", " + night.reason());
        }
        night.deliveries().stream()
                .filter(delivery -> !delivery.state().equals("landed"))
                .findFirst()
                .ifPresent(delivery -> {
                    throw new IllegalStateException(
                            where + delivery.feed() + " " + delivery.state() + ", " + delivery.reason());
                });
        if (night.packs().stream().noneMatch(pack -> pack.startsWith(BOARD))) {
            throw new IllegalStateException(where + "the board has no pack, only " + night.packs());
        }
        return night;
    }

    private static Table whole(EnglandSizes sizes, List<Done> done, EnglandNight night, long bytes) {
        EnglandHome.Filled all =
                done.stream().map(Done::sent).reduce(EnglandHome.Filled::and).orElseThrow();
        List<List<String>> rows = new ArrayList<>();
        rows.add(List.of(
                "the whole night, by the clock",
                seconds(night.seconds()),
                number(done.stream().mapToLong(Done::rows).sum()),
                seconds(night.seconds() / done.size()),
                "",
                "",
                number(night.peakMb(done.stream().map(Done::peakMb).toList()))));
        rows.add(List.of(
                "of the processor",
                night.ofProcessor().isEmpty()
                        ? "not known"
                        : seconds(night.ofProcessor().getAsDouble()),
                "",
                night.ofProcessor().isEmpty() ? "" : seconds(night.ofProcessor().getAsDouble() / done.size()),
                "",
                "",
                ""));
        for (String name : STEPS) {
            List<StepSummary> steps = done.stream().map(one -> one.step(name)).toList();
            double[] times =
                    steps.stream().mapToDouble(StepSummary::seconds).sorted().toArray();
            rows.add(List.of(
                    name,
                    seconds(DoubleStream.of(times).sum()),
                    number(steps.stream().mapToLong(StepSummary::rows).sum()),
                    seconds(DoubleStream.of(times).average().orElse(0)),
                    seconds(times[times.length / 2]),
                    seconds(times[times.length - 1]),
                    number(steps.stream()
                            .mapToLong(StepSummary::peakMemoryMb)
                            .max()
                            .orElse(0))));
        }
        return new Table(
                NAME,
                "England's night",
                String.format(
                        Locale.UK,
                        "%,d authorities at %s times their own size, each in a home of its own: %,d deliveries, %,d marks of"
                                + " one school day, %,d pupils, %,d plans in force. %d processes side by side, each with a"
                                + " heap of %s and %s for DuckDB. Seconds of steps are added up over the homes, which go"
                                + " side by side. %,d packs, a board's in every home. Afterwards the homes take %,d MB."
                                + " Writing the deliveries is not counted.",
                        done.size(),
                        sizes.scale(),
                        all.files(),
                        all.marks(),
                        all.pupils(),
                        all.plans(),
                        Math.min(sizes.atOnce(), done.size()),
                        sizes.heap().substring("-Xmx".length()),
                        sizes.duckDb(),
                        done.stream()
                                .mapToInt(one -> one.night().packs().size())
                                .sum(),
                        bytes >> 20),
                List.of("What", "Seconds", "Rows", "A home, mean s", "median s", "most s", "Peak memory, MB"),
                rows,
                List.of());
    }

    private static Table byAuthority(List<Done> done) {
        return new Table(
                NAME,
                "England's night, by authority",
                "In the order of their nights: the largest first.",
                List.of(
                        "What",
                        "Plans in force",
                        "Pupils",
                        "Marks",
                        "Rows read",
                        "Seconds",
                        "Peak memory, MB",
                        "Packs"),
                done.stream()
                        .map(one -> List.of(
                                one.home().authority().name(),
                                number(one.sent().plans()),
                                number(one.sent().pupils()),
                                number(one.sent().marks()),
                                number(one.rows()),
                                seconds(one.seconds()),
                                number(one.peakMb()),
                                Integer.toString(one.night().packs().size())))
                        .toList(),
                List.of());
    }

    private static String seconds(double value) {
        return String.format(Locale.UK, "%,.1f", value);
    }

    private static String number(long value) {
        return String.format(Locale.UK, "%,d", value);
    }
}
