package org.sendwarehouse.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.Statement;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.sendwarehouse.warehouse.PublishedWarehouse;
import tools.jackson.databind.json.JsonMapper;

/**
 * Three nights, the second with a revised delivery, the third with the first one's content again: what each date said is
 * rebuilt as it was known then.
 */
@Timeout(1200)
class RebuildIT {
    private static final String ADVICE = "ehc_advice_";
    private static final List<LocalDate> NIGHTS =
            List.of(LocalDate.of(2026, 4, 30), LocalDate.of(2026, 5, 1), LocalDate.of(2026, 5, 2));

    private static SmallHome small = new SmallHome(new org.sendwarehouse.home.Home(Path.of("")));
    private static final Map<LocalDate, Map<String, String>> PUBLISHED = new HashMap<>();
    private static final Map<LocalDate, List<String>> STATUSES = new HashMap<>();
    private static final String STATUS =
            "select promise_key, status, met_since, period_end, value" + " from marts.milestone_status order by all";

    @BeforeAll
    static void nights(@TempDir Path folder) throws Exception {
        Path sample = SmallHome.sample(folder.resolve("sample"));
        small = SmallHome.copy(sample, folder.resolve("home"));
        Path file = small.inbox("liquidlogic", ADVICE + NIGHTS.get(0) + ".csv");
        List<String> whole = Files.readAllLines(file);
        List<String> half = new ArrayList<>(whole.subList(0, whole.size() * 19 / 20));
        night(NIGHTS.get(0));
        Files.write(small.inbox("liquidlogic", ADVICE + NIGHTS.get(1) + ".csv"), half);
        night(NIGHTS.get(1));
        Files.write(small.inbox("liquidlogic", ADVICE + NIGHTS.get(2) + ".csv"), whole);
        night(NIGHTS.get(2));
    }

    private static void night(LocalDate date) throws Exception {
        Run run = small.run("nightly", "--date=" + date);
        assertThat(run.exitCode()).as(run.err() + run.out()).isZero();
        PUBLISHED.put(date, small.tables());
        STATUSES.put(date, small.query(STATUS));
    }

    private static Map<String, String> published(LocalDate date) {
        return Objects.requireNonNull(PUBLISHED.get(date));
    }

    private static List<Path> rebuilt(String pattern) throws IOException {
        if (!Files.isDirectory(small.home().rebuilt())) {
            return List.of();
        }
        try (Stream<Path> found = Files.list(small.home().rebuilt())) {
            return found.filter(path -> String.valueOf(path.getFileName()).matches(pattern))
                    .sorted()
                    .toList();
        }
    }

    private static Map<String, String> tables(Path folder) {
        Map<String, String> hashes = new TreeMap<>();
        JsonMapper.builder()
                .build()
                .readTree(folder.resolve("manifest.json"))
                .get("tables")
                .forEach(table -> hashes.put(
                        table.get("schema").asString() + "." + table.get("name").asString(),
                        table.get("content_hash").asString()));
        return hashes;
    }

    private static List<String> query(Path folder, String sql) throws Exception {
        try (Connection connection = new PublishedWarehouse(
                                folder, PublishedWarehouse.open(small.home()).manifest())
                        .connect();
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            List<String> found = new ArrayList<>();
            while (rows.next()) {
                List<String> cells = new ArrayList<>();
                for (int i = 1; i <= rows.getMetaData().getColumnCount(); i++) {
                    cells.add(rows.getString(i));
                }
                found.add(String.join("|", cells));
            }
            return found;
        }
    }

    @Test
    void a_later_and_a_revised_delivery_do_not_change_what_a_past_date_says() throws Exception {
        Map<String, String> seen = small.tables();
        for (LocalDate date : NIGHTS.subList(0, 2)) {
            Run run = small.run("rebuild", "--as-at=" + date);

            assertThat(run.exitCode()).as(run.err() + run.out()).isZero();
            assertThat(run.out()).contains("known on " + date + ": as released.");
            Path folder = rebuilt(date + "-[0-9a-f]{16}").get(0);
            assertThat(tables(folder)).isEqualTo(published(date));
            assertThat(query(folder, STATUS)).isEqualTo(STATUSES.get(date));
            assertThat(folder.resolve("about.json")).content().contains("\"label\" : \"as released\"");

            Run again = small.run("rebuild", "--as-at=" + date);
            assertThat(again.exitCode()).isZero();
            assertThat(again.out()).contains("already. Nothing was changed.");
        }
        assertThat(small.tables()).as("published").isEqualTo(seen);
        // A and again A: the third night's casework is the first's, whatever the second said between.
        assertThat(published(NIGHTS.get(2)).get("warehouse.fact_ehc_request"))
                .isEqualTo(published(NIGHTS.get(0)).get("warehouse.fact_ehc_request"));
        String rows = "select count(*) from audit.delivery where feed = 'ehc_advice' and status = 'landed'";
        long first = Long.parseLong(
                query(rebuilt(NIGHTS.get(0) + "-[0-9a-f]{16}").get(0), rows).get(0));
        assertThat(small.query(rows)).containsExactly(Long.toString(first + 2));
    }

    @Test
    void what_a_revised_delivery_changed_is_listed_with_its_reason() throws Exception {
        List<String> changed = small.query("select distinct why from marts.evidence_change"
                + " where indicator_code = 'advice_6_week_pct' and subject_kind = 'figure' and was_value <> now_value"
                + " and was_data_status = 'final'");
        assertThat(changed).containsExactly("revised delivery");
        assertThat(small.query("select distinct released_as_at from marts.evidence_change"))
                .containsExactly(NIGHTS.get(1).toString());
    }

    @Test
    void every_month_end_of_a_time_is_kept_and_none_is_made_twice() throws Exception {
        Map<String, String> seen = small.tables();

        Run run = small.run("backfill", "--from=2026-04-01", "--to=2026-05-02");

        assertThat(run.exitCode()).as(run.err() + run.out()).isZero();
        assertThat(run.out())
                .contains("2026-04-30  done")
                .contains("1 dates in")
                .contains("(as released)");
        Path folder = rebuilt("2026-04-30-[0-9a-f]{16}-marts-audit").get(0);
        Map<String, String> published = new TreeMap<>(published(NIGHTS.get(0)));
        published.keySet().removeIf(table -> !table.startsWith("marts.") && !table.startsWith("audit."));
        assertThat(tables(folder)).isEqualTo(published);
        assertThat(small.run("backfill", "--from=2026-04-01", "--to=2026-05-02").out())
                .contains("2026-04-30  nothing new");
        assertThat(small.tables()).isEqualTo(seen);
    }

    @Test
    void a_rebuild_that_is_killed_leaves_nothing_half_made_and_can_be_made_again() throws Exception {
        Map<String, String> seen = small.tables();
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        SendWarehouse.class.getName(),
                        "rebuild",
                        "--as-at=" + NIGHTS.get(2),
                        "--home=" + small.home().root())
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        while (process.isAlive() && !isBuilding()) {
            Thread.sleep(20);
        }
        process.destroyForcibly().waitFor();
        assertThat(rebuilt(NIGHTS.get(2) + ".*")).isEmpty();
        assertThat(small.tables()).isEqualTo(seen);

        Run run = small.run("rebuild", "--as-at=" + NIGHTS.get(2));

        assertThat(run.exitCode()).as(run.err() + run.out()).isZero();
        assertThat(tables(rebuilt(NIGHTS.get(2) + "-[0-9a-f]{16}").get(0))).isEqualTo(seen);
        assertThat(rebuilt("_unfinished.*")).isEmpty();
        assertThat(isBuilding()).isFalse();
    }

    private static boolean isBuilding() throws IOException {
        try (Stream<Path> work = Files.list(small.home().work())) {
            return work.anyMatch(path -> String.valueOf(path.getFileName()).startsWith("build-"));
        }
    }

    @Test
    void what_is_not_settled_or_not_known_is_not_rebuilt() {
        assertThat(small.run("rebuild", "--as-at=2026-05-03"))
                .satisfies(run -> assertThat(run.exitCode()).isEqualTo(2))
                .satisfies(run -> assertThat(run.err()).contains("The last night is of 2026-05-02"));
        assertThat(small.run("rebuild", "--as-at=2026-05-02", "--known-on=2026-04-30"))
                .satisfies(run -> assertThat(run.exitCode()).isEqualTo(2))
                .satisfies(run -> assertThat(run.err()).contains("--known-on"));
        assertThat(small.run("backfill", "--from=2026-05-01", "--to=2026-05-02").exitCode())
                .isEqualTo(2);
        // Nothing had landed yet: refused as the night would have been, and not kept.
        Run empty = small.run("rebuild", "--as-at=2026-01-31");
        assertThat(empty.exitCode()).as(empty.out()).isEqualTo(3);
        assertThat(empty.out()).contains("DEL-006");
    }
}
