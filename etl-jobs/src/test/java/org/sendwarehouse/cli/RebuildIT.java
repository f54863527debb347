package org.sendwarehouse.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.sendwarehouse.warehouse.PublishedWarehouse;
import tools.jackson.databind.json.JsonMapper;

/**
 * Two nights, the second with a revised delivery: what the first date said is rebuilt as it was known then, and what
 * changed is listed.
 */
@Timeout(1200)
class RebuildIT {
    private static final LocalDate FIRST = SmallHome.FIRST;
    private static final LocalDate SECOND = SmallHome.REVISED;
    private static final String STATUS =
            "select promise_key, status, met_since, period_end, value from marts.milestone_status order by all";

    private static SmallHome small;

    @BeforeAll
    static void nights(@TempDir Path folder) throws Exception {
        small = SmallHome.revised().copy(folder.resolve("home"));
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
        return SmallHome.query(
                new PublishedWarehouse(
                        folder, PublishedWarehouse.open(small.home()).manifest()),
                sql);
    }

    @Test
    void a_later_and_a_revised_delivery_do_not_change_what_a_past_date_says() throws Exception {
        Map<String, String> seen = small.tables();

        Run run = small.run("rebuild", "--as-at=" + FIRST);

        assertThat(run.exitCode()).as(run.err() + run.out()).isZero();
        assertThat(run.out()).contains("known on " + FIRST + ": as released.");
        Path folder = rebuilt(FIRST + "-[0-9a-f]{16}").get(0);
        assertThat(tables(folder)).isEqualTo(SmallHome.first().tables());
        assertThat(query(folder, STATUS)).isEqualTo(SmallHome.first().query(STATUS));
        assertThat(folder.resolve("about.json")).content().contains("\"label\" : \"as released\"");

        Run again = small.run("rebuild", "--as-at=" + FIRST);
        assertThat(again.exitCode()).isZero();
        assertThat(again.out()).contains("already. Nothing was changed.");

        assertThat(small.tables()).as("published").isEqualTo(seen);
        // What came since is there now, and was not there then.
        String rows = "select count(*) from audit.delivery where feed = 'ehc_advice' and status = 'landed'";
        long then = Long.parseLong(query(folder, rows).get(0));
        assertThat(small.query(rows)).containsExactly(Long.toString(then + 1));
    }

    @Test
    void what_a_revised_delivery_changed_is_listed_with_its_reason() throws Exception {
        List<String> changed = small.query("select distinct why from marts.evidence_change"
                + " where indicator_code = 'advice_6_week_pct' and subject_kind = 'figure' and was_value <> now_value"
                + " and was_data_status = 'final'");
        assertThat(changed).containsExactly("revised delivery");
        assertThat(small.query("select distinct released_as_at from marts.evidence_change"))
                .containsExactly(FIRST.toString());
    }

    @Test
    void every_month_end_of_a_time_is_kept_and_none_is_made_twice() throws Exception {
        Map<String, String> seen = small.tables();

        Run run = small.run("backfill", "--from=2026-04-01", "--to=" + SECOND);

        assertThat(run.exitCode()).as(run.err() + run.out()).isZero();
        assertThat(run.out())
                .contains("2026-04-30  done")
                .contains("1 dates in")
                .contains("(as released)");
        Path folder = rebuilt("2026-04-30-[0-9a-f]{16}-marts-audit").get(0);
        Map<String, String> published = new TreeMap<>(SmallHome.first().tables());
        published.keySet().removeIf(table -> !table.startsWith("marts.") && !table.startsWith("audit."));
        assertThat(tables(folder)).isEqualTo(published);
        assertThat(small.run("backfill", "--from=2026-04-01", "--to=" + SECOND).out())
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
                        "--as-at=" + SECOND,
                        "--home=" + small.home().root())
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        while (process.isAlive() && !isBuilding()) {
            Thread.sleep(20);
        }
        process.destroyForcibly().waitFor();
        assertThat(rebuilt(SECOND + ".*")).isEmpty();
        assertThat(small.tables()).isEqualTo(seen);

        Run run = small.run("rebuild", "--as-at=" + SECOND);

        assertThat(run.exitCode()).as(run.err() + run.out()).isZero();
        assertThat(tables(rebuilt(SECOND + "-[0-9a-f]{16}").get(0))).isEqualTo(seen);
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
        assertThat(small.run("rebuild", "--as-at=2026-05-14"))
                .satisfies(run -> assertThat(run.exitCode()).isEqualTo(2))
                .satisfies(run -> assertThat(run.err()).contains("The last night is of 2026-05-13"));
        assertThat(small.run("rebuild", "--as-at=" + SECOND, "--known-on=" + FIRST))
                .satisfies(run -> assertThat(run.exitCode()).isEqualTo(2))
                .satisfies(run -> assertThat(run.err()).contains("--known-on"));
        assertThat(small.run("backfill", "--from=2026-05-01", "--to=" + SECOND).exitCode())
                .isEqualTo(2);
        // Nothing had landed yet: refused as the night would have been, and not kept.
        Run empty = small.run("rebuild", "--as-at=2026-01-31");
        assertThat(empty.exitCode()).as(empty.out()).isEqualTo(3);
        assertThat(empty.out()).contains("DEL-006");
    }
}
