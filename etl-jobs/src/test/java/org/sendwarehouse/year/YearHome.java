package org.sendwarehouse.year;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.sendwarehouse.cli.Run;
import org.sendwarehouse.cli.SmallHome;
import org.sendwarehouse.home.Home;
import org.sendwarehouse.operations.Outcome;
import org.sendwarehouse.operations.RunSummary;
import org.sendwarehouse.operations.RunSummary.DeliveryBooks;
import org.sendwarehouse.operations.StatusFile;
import org.sendwarehouse.year.Night.Delivery;
import org.sendwarehouse.year.Night.Figures;

/** A very small home that lives through a year, night by night, by the command that an operator gives. */
final class YearHome {
    private static final Pattern DATE = Pattern.compile("\\d{4}-\\d{2}-\\d{2}");
    private static final int REQUESTS = 60;
    private static final int PUPILS = 20;
    private static final LocalDate SAMPLE = SmallHome.FIRST;
    private static final int STATUS = 5;

    private final SmallHome small;
    private final Path sample;

    YearHome(Path folder, Path sample) {
        small = new SmallHome(new Home(folder));
        this.sample = sample;
    }

    /** A night as it went. */
    record Went(RunSummary run, int exitCode, double seconds, double processorSeconds) {}

    boolean isMade() {
        return Files.exists(small.home().current());
    }

    /** Makes the home and runs the night before the first: who there is, without anything that the year brings. */
    void make(LocalDate dayBefore) throws IOException {
        Home home = small.home().create();
        Files.writeString(home.root().resolve("send.yaml"), "send:\n  inbox:\n    settle: 0s\n");
        Path reference = sample.resolve("reference");
        for (Path file : List.of(reference.resolve("SYNTHETIC"), reference.resolve("postcode_lsoa.csv"))) {
            Files.copy(file, home.reference().resolve(String.valueOf(file.getFileName())));
        }
        assertThat(small.run("init").exitCode()).isZero();
        put("liquidlogic/ehc_request_" + SAMPLE + ".csv", requests());
        put("synergy/pupil_" + SAMPLE + ".csv", pupils());
        put("synergy/school_" + SAMPLE + ".csv", lines("synergy/school"));
        Run run = small.run("nightly", "--date=" + dayBefore);
        assertThat(run.exitCode()).as(run.err() + run.out()).isZero();
    }

    private void put(String path, List<String> lines) throws IOException {
        put(path, String.join("\n", lines) + "\n");
    }

    private void put(String path, String content) throws IOException {
        Path file = small.home().inbox().resolve(path);
        Files.createDirectories(file.getParent());
        Files.writeString(file, content);
    }

    private List<String> lines(String feed) throws IOException {
        return Files.readAllLines(sample.resolve("inbox/" + feed + "_" + SAMPLE + ".csv"));
    }

    private List<String> requests() throws IOException {
        return lines("liquidlogic/ehc_request").subList(0, 1 + REQUESTS);
    }

    private List<String> pupils() throws IOException {
        return lines("synergy/pupil").subList(0, 1 + 10 * PUPILS);
    }

    /** The people of the home, as the rule of the year needs them. */
    YearPlan.People people() throws IOException {
        Set<String> requests = requests().stream()
                .map(row -> row.substring(0, row.indexOf(',')))
                .collect(Collectors.toSet());
        List<String> advice = lines("liquidlogic/ehc_advice");
        List<String> rows = advice.stream()
                .skip(1)
                .filter(row -> requests.contains(row.split(",", -1)[1]))
                .filter(row -> !row.split(",", -1)[STATUS].equals("cancelled"))
                // The sample's own faulty row: which are rejected is for the year to say.
                .filter(YearHome::hasRealDates)
                .toList();
        int urn = List.of(pupils().get(0).split(",", -1)).indexOf("urn");
        Map<String, List<String>> schools = new LinkedHashMap<>();
        pupils().stream()
                .skip(1)
                .map(row -> row.split(",", -1))
                .filter(row -> !row[urn].isEmpty())
                .forEach(row -> schools.computeIfAbsent(row[urn], school -> new ArrayList<>())
                        .add(row[0]));
        Map.Entry<String, List<String>> school = schools.entrySet().stream()
                .max(Map.Entry.<String, List<String>>comparingByValue(java.util.Comparator.comparingInt(List::size))
                        .thenComparing(Map.Entry.comparingByKey()))
                .orElseThrow();
        return new YearPlan.People(
                advice.get(0),
                rows,
                school.getKey(),
                school.getValue().stream().distinct().limit(PUPILS).toList());
    }

    private static boolean hasRealDates(String row) {
        return DATE.matcher(row).results().allMatch(date -> {
            try {
                return LocalDate.parse(date.group()) != null;
            } catch (DateTimeParseException e) {
                return false;
            }
        });
    }

    /** Runs a night, unless it was run already before the year was stopped, and holds it against the rule. */
    Went night(Night night) throws IOException, SQLException {
        long started = System.nanoTime();
        double processor = Memory.processorSeconds();
        int code;
        Path requests = small.home().landing().resolve("liquidlogic/ehc_request");
        Path aside = small.home().root().resolve("ehc_request-aside");
        if (Files.exists(aside)) {
            Files.move(aside, requests);
        }
        if (!isRun(night.date())) {
            for (Delivery delivery : night.deliveries()) {
                put(delivery.path(), delivery.content());
            }
            if (night.refused()) {
                // Neither casework nor a return: nothing may be published of that.
                Files.move(requests, aside);
            }
            code = small.run("nightly", "--date=" + night.date()).exitCode();
            if (night.refused()) {
                Files.move(aside, requests);
            }
        } else {
            code = code(last());
        }
        double seconds = (System.nanoTime() - started) / 1e9;
        Went went = new Went(last(), code, seconds, Memory.processorSeconds() - processor);
        check(night, went);
        return went;
    }

    /** The same night again: it must change nothing. */
    void again(Night night) throws IOException, SQLException {
        List<RunSummary> before = new StatusFile(small.home()).runs();
        Run run = small.run("nightly", "--date=" + night.date());
        assertThat(run.exitCode())
                .as(night.date() + " again: " + run.err() + run.out())
                .isIn(0, 3);
        assertThat(new StatusFile(small.home()).last("nightly").orElseThrow().runId())
                .isEqualTo(before.get(0).runId());
        checkFigures(night);
    }

    private boolean isRun(LocalDate date) throws IOException {
        return new StatusFile(small.home())
                .last("nightly")
                .filter(run -> run.businessDate().equals(date) && run.outcome() != Outcome.FAILED)
                .isPresent();
    }

    private RunSummary last() throws IOException {
        return new StatusFile(small.home()).last("nightly").orElseThrow();
    }

    private static int code(RunSummary run) {
        return switch (run.outcome()) {
            case DONE, NOTHING_NEW -> 0;
            case PARTIAL -> 4;
            case REFUSED -> 3;
            case FAILED -> 5;
        };
    }

    private void check(Night night, Went went) throws SQLException {
        RunSummary run = went.run();
        String what = "night of " + night.date() + ": " + run.reason();
        assertThat(run.businessDate()).as(what).isEqualTo(night.date());
        Outcome expected = night.refused() ? Outcome.REFUSED : night.isPartial() ? Outcome.PARTIAL : Outcome.DONE;
        assertThat(run.outcome()).as(what).isEqualTo(expected);
        assertThat(went.exitCode()).as(what).isEqualTo(code(run));
        assertThat(run.deliveries())
                .as(what)
                .allMatch(books -> books.read() == books.accepted() + books.rejected() + books.filtered());
        assertThat(run.deliveries().stream().map(YearHome::books).toList())
                .as(what)
                .containsExactlyInAnyOrderElementsOf(
                        night.deliveries().stream().map(Delivery::books).toList());
        checkFigures(night);
    }

    private static String books(DeliveryBooks books) {
        return books.feed() + " " + books.files().get(0) + " " + books.state()
                + (books.state().equals("landed")
                        ? " " + books.read() + "=" + books.accepted() + "+" + books.rejected() + "+" + books.filtered()
                        : "");
    }

    private void checkFigures(Night night) throws SQLException {
        Figures figures = night.figures();
        assertThat(small.query("""
                        select
                            (select count(*) from warehouse.fact_ehc_advice),
                            (select count(*) from warehouse.fact_ehc_advice where status = 'received'),
                            (select coalesce(sum(sessions_possible), 0) from warehouse.fact_attendance_week),
                            (select coalesce(sum(sessions_attended), 0) from warehouse.fact_attendance_week),
                            (select freshness <> 'on time' from warehouse.feed_due where feed = 'ehc_advice')
                        """))
                .as("published after the night of " + night.date())
                .containsExactly(figures.advice() + "|" + figures.received() + "|" + figures.sessionsPossible() + "|"
                        + figures.sessionsAttended() + "|" + figures.adviceLate());
    }
}
