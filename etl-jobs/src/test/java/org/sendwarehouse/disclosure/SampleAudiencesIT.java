package org.sendwarehouse.disclosure;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.sendwarehouse.cli.SmallHome;

/**
 * The files of the audiences as a night makes them from a small partnership, held against the figures inside by plain
 * rules that share nothing with what protects: what is printed is true, no small count of people is printed, and none
 * that is hidden is what is left of a total. A file in which one hidden count is shown fails.
 */
@Timeout(600)
class SampleAudiencesIT {
    private static final int SMALLEST = 5;
    private static final int SPREAD = 2;

    private static Map<String, Sighting> inside = Map.of();
    private static List<Sighting> partnership = List.of();
    private static List<Sighting> everyone = List.of();

    @BeforeAll
    static void read() throws SQLException {
        inside = new HashMap<>();
        partnership = Sighting.in(file("partnership"), 0);
        everyone = Sighting.in(file("public"), 0);
        try (Connection warehouse =
                DriverManager.getConnection("jdbc:duckdb:" + published("warehouse.duckdb"), readOnly())) {
            for (Sighting row : Sighting.in(warehouse, "select *, false as about_people from marts.evidence", 0)) {
                inside.put(row.figure(), row);
            }
        }
    }

    private static java.util.Properties readOnly() {
        java.util.Properties properties = new java.util.Properties();
        properties.setProperty("duckdb.read_only", "true");
        return properties;
    }

    private static Path published(String name) {
        return SmallHome.first().home().current().resolve(name);
    }

    private static Path file(String audience) {
        return published("warehouse-" + audience + ".duckdb");
    }

    @Test
    void what_is_printed_is_true() {
        assertThat(partnership).hasSizeGreaterThan(1000);
        for (Sighting row : partnership) {
            Sighting true_ = inside.get(row.figure());
            assertThat(true_).as(row.figure()).isNotNull();
            if (true_ != null) {
                assertThat(row.numerator()).as(row.figure()).isIn(null, true_.numerator());
                assertThat(row.denominator()).as(row.figure()).isIn(null, true_.denominator());
            }
        }
    }

    @Test
    void everyone_is_given_what_the_partnership_is_given_rounded_to_five() {
        Map<String, Sighting> exact = new HashMap<>();
        partnership.forEach(row -> exact.put(row.figure(), row));
        assertThat(everyone).hasSizeGreaterThan(500);
        for (Sighting row : everyone) {
            Sighting from = exact.get(row.figure());
            assertThat(from).as(row.figure()).isNotNull();
            if (from != null && row.people()) {
                rounded(row, row.numerator(), from.numerator());
                rounded(row, row.denominator(), from.denominator());
            }
        }
    }

    private static void rounded(Sighting row, @Nullable Long count, @Nullable Long from) {
        if (count != null) {
            assertThat(from).as(row.figure()).isNotNull();
            assertThat(count % SMALLEST).as(row.figure()).isZero();
            assertThat(Math.abs(count - (from == null ? 0 : from)))
                    .as(row.figure())
                    .isLessThanOrEqualTo(SPREAD);
        }
    }

    @Test
    void no_count_of_people_is_small_or_what_is_left_of_a_total() {
        assertThat(leaks(partnership)).isEmpty();
    }

    @Test
    void numbers_and_words_of_promises_follow_from_the_evidence_in_the_same_file() throws SQLException {
        assertThat(Strangers.in(file("partnership"))).isEmpty();
        assertThat(Strangers.in(file("public"))).isEmpty();
    }

    @Test
    void a_file_that_tells_one_number_from_inside_in_a_promise_fails(@TempDir Path folder) throws Exception {
        Path told = folder.resolve("told.duckdb");
        Files.copy(file("partnership"), told);
        try (Connection connection = DriverManager.getConnection("jdbc:duckdb:" + told);
                Statement statement = connection.createStatement()) {
            statement.execute("attach '" + published("warehouse.duckdb") + "' as inside (read_only)");
            statement.execute(
                    "create temp table one as select promise_key, i.numerator, i.value from marts.milestone_status"
                            + " as given inner join inside.marts.milestone_status as i using (promise_key)"
                            + " where given.value is null and i.value is not null and i.numerator is not null"
                            + " order by promise_key limit 1");
            assertThat(statement.executeUpdate("update marts.milestone_status set numerator = one.numerator,"
                            + " value = one.value from one where milestone_status.promise_key = one.promise_key"))
                    .isOne();
        }
        assertThat(Strangers.in(told)).isNotEmpty();
    }

    /** Each hidden count, shown by itself: the small ones, and those beside one other that is hidden, are all found. */
    @Test
    void a_file_in_which_one_hidden_count_is_shown_fails() {
        int small = 0;
        int paired = 0;
        Map<String, List<Sighting>> groups = groups(partnership);
        for (Map.Entry<String, List<Sighting>> group : groups.entrySet()) {
            List<Sighting> rows = group.getValue();
            for (int i = 0; i < rows.size(); i++) {
                Sighting row = rows.get(i);
                Sighting truth = inside.get(row.figure());
                if (row.numerator() != null || truth == null || truth.numerator() == null || !row.people()) {
                    continue;
                }
                boolean isSmall = truth.numerator() > 0 && truth.numerator() < SMALLEST;
                boolean isPaired = rows.get(0).numerator() != null
                        && additive(rows, Sighting::numerator)
                        && hidden(rows, Sighting::numerator) == 2
                        && !row.breakdown().equals("all");
                List<Sighting> shown = new ArrayList<>(rows);
                shown.set(i, with(row, truth.numerator()));
                if (isSmall || isPaired) {
                    assertThat(leaks(shown)).as(row.figure()).isNotEmpty();
                    small += isSmall ? 1 : 0;
                    paired += isPaired ? 1 : 0;
                }
            }
        }
        assertThat(small).isGreaterThan(10);
        assertThat(paired).isGreaterThan(10);
    }

    private static Sighting with(Sighting row, @Nullable Long numerator) {
        return new Sighting(
                row.night(),
                row.indicator(),
                row.area(),
                row.breakdown(),
                row.value(),
                row.periodType(),
                row.start(),
                row.end(),
                numerator,
                row.denominator(),
                row.status(),
                row.people());
    }

    /** A total with the parts of one breakdown; the total comes first. */
    private static Map<String, List<Sighting>> groups(List<Sighting> rows) {
        Map<String, Sighting> totals = new HashMap<>();
        Map<String, List<Sighting>> groups = new TreeMap<>();
        for (Sighting row : rows) {
            if (row.breakdown().equals("all")) {
                totals.put(period(row), row);
            }
        }
        for (Sighting row : rows) {
            if (!row.breakdown().equals("all")) {
                groups.computeIfAbsent(period(row) + "|" + row.breakdown(), key -> {
                            List<Sighting> group = new ArrayList<>();
                            Sighting total = totals.get(period(row));
                            if (total != null) {
                                group.add(total);
                            }
                            return group;
                        })
                        .add(row);
            }
        }
        // Totals without parts stand alone.
        totals.forEach((key, total) -> groups.put(key, List.of(total)));
        return groups;
    }

    private static String period(Sighting row) {
        return String.join("|", row.indicator(), row.area(), row.periodType(), row.start(), row.end());
    }

    /** What a reader learns with paper and pencil that is not printed, or should not be. */
    private static Set<String> leaks(List<Sighting> rows) {
        Set<String> leaks = new TreeSet<>();
        for (Sighting row : rows) {
            if (row.people()) {
                small(row, "numerator", row.numerator(), leaks);
                small(row, "denominator", row.denominator(), leaks);
                if (row.numerator() != null && row.denominator() != null) {
                    small(row, "rest", row.denominator() - row.numerator(), leaks);
                }
            }
        }
        for (List<Sighting> group : groups(rows).values()) {
            left(group, "numerator", Sighting::numerator, leaks);
            left(group, "denominator", Sighting::denominator, leaks);
        }
        return leaks;
    }

    private static void small(Sighting row, String what, @Nullable Long count, Set<String> leaks) {
        if (count != null && count > 0 && count < SMALLEST) {
            leaks.add(row.figure() + " prints a small " + what);
        }
    }

    private static void left(
            List<Sighting> group, String what, Function<Sighting, @Nullable Long> part, Set<String> leaks) {
        if (group.get(0).breakdown().equals("all")
                && part.apply(group.get(0)) != null
                && group.get(0).people()
                && additive(group, part)
                && hidden(group, part) == 1) {
            group.stream()
                    .filter(row -> part.apply(row) == null)
                    .forEach(row -> leaks.add(row.figure() + " is what is left of the total: its " + what));
        }
    }

    private static long hidden(List<Sighting> group, Function<Sighting, @Nullable Long> part) {
        return group.stream().filter(row -> part.apply(row) == null).count();
    }

    /** Whether the parts inside add up to the total inside, all of them being given or hidden here. */
    private static boolean additive(List<Sighting> group, Function<Sighting, @Nullable Long> part) {
        if (group.size() < 2 || !group.get(0).breakdown().equals("all")) {
            return false;
        }
        long sum = 0;
        for (Sighting row : group.subList(1, group.size())) {
            Sighting truth = inside.get(row.figure());
            Long count = truth == null ? null : part.apply(truth);
            if (count == null) {
                return false;
            }
            sum += count;
        }
        Sighting total = inside.get(group.get(0).figure());
        Long count = total == null ? null : part.apply(total);
        return count != null && count == sum;
    }
}
