package org.sendwarehouse.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.sendwarehouse.operations.Outcome;
import org.sendwarehouse.operations.RunLock;
import org.sendwarehouse.operations.RunSummary;
import org.sendwarehouse.operations.StatusFile;
import org.springframework.util.FileSystemUtils;

/** The night as the command line runs it, with real files, a real job repository and a real warehouse. */
@Timeout(1200)
class NightlyIT {
    private static final String NIGHT = "--date=2026-04-30";
    private static final String ADVICE = "ehc_advice_2026-04-30.csv";
    private static final String RETURN = "sen2_840_2026.xml";
    private static final String RETURNS =
            "select distinct period from audit.delivery where feed = 'sen2' and status = 'landed' order by all";
    private static final Path ADVICE_FILE = SmallHome.sample().resolve("inbox/liquidlogic/" + ADVICE);

    private final Path folder;

    NightlyIT(@TempDir Path folder) {
        this.folder = folder;
    }

    @Test
    void a_night_lands_builds_publishes_and_gives_out_the_boards_pack_and_a_second_one_changes_nothing()
            throws Exception {
        SmallHome small = SmallHome.first().copy(folder.resolve("home"));

        assertThat(SmallHome.firstNightSaid())
                .contains("Done: nightly for 2026-04-30")
                .contains("packs/board/2026-05-12");
        assertThat(small.home().packs().resolve("board/2026-05-12/board.pdf")).isNotEmptyFile();
        RunSummary run = new StatusFile(small.home()).last("nightly").orElseThrow();
        assertThat(run.outcome()).isEqualTo(Outcome.DONE);
        assertThat(run.steps())
                .extracting(RunSummary.StepSummary::name)
                .containsExactly("land", "build", "check", "publish", "render", "distribute");
        // The sample has 12 rows of advice that the door must reject.
        assertThat(run.deliveries())
                .filteredOn(books -> books.files().contains(ADVICE))
                .singleElement()
                .satisfies(books -> {
                    assertThat(books.rejected()).isEqualTo(12);
                    assertThat(books.read())
                            .isEqualTo(Files.readAllLines(ADVICE_FILE).size() - 1);
                    assertThat(books.accepted()).isEqualTo(books.read() - 12);
                });
        assertThat(small.query("select count(*) from marts.run where as_at = date '2026-04-30' and synthetic"))
                .containsExactly("1");
        assertThat(small.home().logs()).isDirectoryContaining("glob:**/metrics-nightly-*.json");
        assertThat(inbox(small)).isEmpty();

        Map<String, String> before = small.contents();
        Run second = small.run("nightly", NIGHT);

        assertThat(second.exitCode()).isZero();
        assertThat(second.out()).contains("Nothing was changed.");
        assertThat(small.contents()).isEqualTo(before);
    }

    @Test
    void a_changed_delivery_changes_what_rests_on_it_and_nothing_else() throws Exception {
        SmallHome small = SmallHome.first().copy(folder.resolve("home"));
        Map<String, String> before = small.tables();
        List<String> advice = advice(small);
        List<String> lines = Files.readAllLines(ADVICE_FILE);
        List<String> fewer = new ArrayList<>(lines);
        String dropped = fewer.remove(1);

        Files.write(small.inbox("liquidlogic", ADVICE), fewer);
        Run run = small.run("nightly", NIGHT);

        assertThat(run.exitCode()).as(run.err() + run.out()).isZero();
        List<String> gone = new ArrayList<>(advice);
        gone.removeAll(advice(small));
        // advice_id, request_id, person_id, agency_code, advice_type, status, exception, requested, due, allocated,
        // received
        String[] cells = dropped.split(",", -1);
        assertThat(gone).singleElement().asString().endsWith("|" + cells[3] + "|" + cells[7] + "|" + cells[10]);
        assertThat(advice).containsAll(advice(small)).hasSize(advice(small).size() + 1);
        assertThat(changed(before, small.tables()))
                .contains("warehouse.fact_ehc_advice", "audit.delivery")
                .doesNotContain(
                        "warehouse.fact_ehc_request",
                        "warehouse.fact_ehc_plan",
                        "warehouse.fact_plan_census",
                        "warehouse.fact_benchmark",
                        "warehouse.fact_annual_review",
                        "warehouse.dim_date",
                        "warehouse.dim_setting",
                        "marts.ehcp_statistics");
        // Papers that are out stay as they are: a night never replaces them.
        assertThat(small.home().packs().resolve("board")).isDirectoryNotContaining("glob:**superseded*");
    }

    @Test
    void an_empty_warehouse_is_not_published_and_a_delivery_that_cannot_be_read_keeps_no_other_from_landing()
            throws Exception {
        SmallHome small = SmallHome.fresh(folder.resolve("home"));
        Path aside = folder.resolve("aside");
        Files.move(small.home().inbox(), aside);
        // What the platform itself does is landed by it alone; nobody delivers it through the inbox.
        Files.createDirectories(small.home().inbox());
        Files.writeString(small.inbox("platform", "pack_sent_2026-04-29.csv"), """
                group_code,meeting_date,run_id,sent_date,files,files_hash
                board,2026-04-29,0123456789abcdef,2026-04-29,board.pdf,0
                """);

        Run refused = small.run("nightly", NIGHT);

        assertThat(refused.exitCode()).as(refused.err() + refused.out()).isEqualTo(3);
        assertThat(refused.out()).contains("Not published").contains("DEL-006");
        assertThat(refused.out()).contains("Refused: unidentified (pack_sent_2026-04-29.csv)");
        assertThat(small.home().current()).doesNotExist();
        assertThat(new StatusFile(small.home()).last("nightly").orElseThrow().outcome())
                .isEqualTo(Outcome.REFUSED);

        Map<String, String> before = small.contents();
        assertThat(small.run("nightly", NIGHT).exitCode()).isEqualTo(3);
        assertThat(small.contents()).isEqualTo(before);

        // The deliveries come, one of them cut in half on its way.
        FileSystemUtils.deleteRecursively(small.home().inbox());
        Files.move(aside, small.home().inbox());
        Path file = small.inbox("liquidlogic", RETURN);
        byte[] whole = Files.readAllBytes(file);
        Files.write(file, Arrays.copyOf(whole, whole.length / 2));

        Run run = small.run("nightly", NIGHT);

        assertThat(run.exitCode()).as(run.err() + run.out()).isEqualTo(4);
        assertThat(run.out()).contains("Refused: sen2 (" + RETURN + ")");
        RunSummary summary = new StatusFile(small.home()).last("nightly").orElseThrow();
        assertThat(summary.outcome()).isEqualTo(Outcome.PARTIAL);
        assertThat(summary.deliveries())
                .filteredOn(books -> !books.state().equals("landed"))
                .singleElement()
                .satisfies(books -> {
                    assertThat(books.files()).containsExactly(RETURN);
                    assertThat(books.state()).isEqualTo("refused");
                    assertThat(books.accepted()).isZero();
                });
        assertThat(SmallHome.files(small.home().quarantine()))
                .extracting(path -> path.getFileName().toString())
                .contains(RETURN + ".sealed");
        assertThat(small.home().current()).exists();
        assertThat(small.query(RETURNS)).containsExactly("2019", "2020", "2021", "2022", "2023", "2024", "2025");

        // The corrected file is a new delivery and lands the next time; what is shown is then what a night with nothing
        // wrong shows, but for the books of what was refused.
        Files.write(file, whole);
        assertThat(small.run("nightly", NIGHT).exitCode()).isZero();
        assertThat(small.query(RETURNS)).endsWith("2026");
        assertThat(changed(SmallHome.first().tables(), small.tables()))
                .contains("audit.delivery")
                .noneMatch(table -> table.startsWith("warehouse.fact_ehc"));
    }

    @Test
    void without_a_key_nothing_runs_and_nothing_is_written() throws Exception {
        Path home = folder.resolve("none");

        Run run = Run.of("nightly", NIGHT, "--home=" + home);

        assertThat(run.exitCode()).isEqualTo(5);
        assertThat(run.err()).contains("There is no pseudonym key").contains("send-warehouse init");
        assertThat(run.err().strip().lines()).hasSize(1);
        assertThat(home).doesNotExist();
    }

    @Test
    void a_second_process_is_told_who_is_at_work_and_changes_nothing() throws Exception {
        SmallHome small = SmallHome.fresh(folder.resolve("home"));
        Map<String, String> before = small.contents();
        try (RunLock held = RunLock.take(small.home(), "nightly for 2026-04-29")) {
            assertThat(held).isNotNull();
            Process process = night(small);
            String err = new String(process.getErrorStream().readAllBytes(), StandardCharsets.UTF_8);

            assertThat(process.waitFor()).isEqualTo(6);
            assertThat(err)
                    .contains("nightly for 2026-04-29, process "
                            + ProcessHandle.current().pid());
            assertThat(small.contents()).isEqualTo(before);
        }
    }

    @Test
    void a_night_before_the_one_that_is_published_is_not_run() throws Exception {
        SmallHome small = SmallHome.first().copy(folder.resolve("home"));
        Map<String, String> before = small.contents();

        Run earlier = small.run("nightly", "--date=2026-04-29");

        assertThat(earlier.exitCode()).isEqualTo(2);
        assertThat(earlier.err()).contains("The warehouse as at 2026-04-30 is published already");
        assertThat(small.contents()).isEqualTo(before);
    }

    private static Process night(SmallHome small) throws IOException {
        return new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        SendWarehouse.class.getName(),
                        "nightly",
                        NIGHT,
                        "--home=" + small.home().root())
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
    }

    private static List<Path> inbox(SmallHome small) throws IOException {
        return SmallHome.files(small.home().inbox());
    }

    private static List<String> advice(SmallHome small) throws Exception {
        return small.query(
                "select advice_key, agency_code, requested_date, received_date from warehouse.fact_ehc_advice order by all");
    }

    private static Set<String> changed(Map<String, String> before, Map<String, String> after) {
        Map<String, String> changed = new TreeMap<>(after);
        changed.entrySet().removeAll(before.entrySet());
        return changed.keySet();
    }
}
