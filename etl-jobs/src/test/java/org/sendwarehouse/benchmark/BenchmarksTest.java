package org.sendwarehouse.benchmark;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The suite of benchmarks works and its tables say what they must; how fast anything is, is not looked at. */
class BenchmarksTest {
    private final Path folder;

    BenchmarksTest(@TempDir Path folder) {
        this.folder = folder;
    }

    @Test
    void everyone_lands_the_same_marks_and_the_table_is_written() throws Exception {
        Results results = new Results(folder.resolve("out"), new Machine(Map.of("Cores", "2")));
        for (Table table : new LandingGroup().run(Settings.quick(folder, 45_000, 500))) {
            results.add(table);
        }
        List<String> lines = Files.readAllLines(folder.resolve("out/results.md"));
        assertThat(lines).contains("| Cores | 2 |", "## Landing of attendance marks");
        List<String> table =
                lines.stream().filter(line -> line.startsWith("| the product")).toList();
        assertThat(table).hasSize(2).allMatch(line -> line.contains("| 45,000 |"));
        assertThat(table.get(0)).contains(" | 1.00 |");
        assertThat(lines).anyMatch(line -> line.startsWith("| plain Spring Batch") && line.contains("| 45,000 |"));
        assertThat(lines).anyMatch(line -> line.startsWith("| pandas") && line.contains("not run: "));
        JsonNode json = JsonMapper.shared().readTree(folder.resolve("out/results.json"));
        JsonNode first = json.get("tables").get(0).get("figures").get(0);
        assertThat(first.get("accepted").asLong()).isEqualTo(44_998);
        assertThat(first.get("rejected").asLong()).isEqualTo(2);
        assertThat(first.get("seconds").size()).isEqualTo(1);
    }

    @Test
    void every_format_lands_whole() throws Exception {
        List<Table> tables = new FormatsGroup().run(Settings.quick(folder, 0, 500));
        assertThat(tables.get(0).figures().stream()
                        .filter(figure -> figure.isRun() && !figure.what().startsWith("survey"))
                        .map(Figure::rows))
                .as("rows of CSV, its floor, XLSX and its floor")
                .containsExactly(500L, 500L, 500L, 500L);
        assertThat(tables.get(1).figures()).allMatch(Figure::isRun).allMatch(figure -> figure.rows() > 0);
    }

    @Test
    void what_was_not_run_has_no_number() {
        Table table = Table.compared(
                "g",
                "T",
                "t",
                "ours",
                List.of(
                        new Figure("ours", 100, 0, 2_000_000, List.of(3.0, 1.0, 2.0), 50, ""),
                        new Figure("theirs", 90, 10, 0, List.of(4.0, 6.0), 0, "said"),
                        Figure.notRun("another", "it is not installed")));
        assertThat(table.rows())
                .containsExactly(
                        List.of("ours", "100", "1.00", "2.00", "100", "2.0", "50", "1.00", ""),
                        List.of("theirs", "100", "4.00", "5.00", "25", "", "", "4.00", "said"),
                        List.of("another", "", "", "", "", "", "", "", "not run: it is not installed"));
        assertThat(table.markdown().lines().filter(line -> line.startsWith("|")))
                .allMatch(line -> line.chars().filter(c -> c == '|').count() == 10);
    }

    @Test
    void years_of_school_weeks_have_no_week_twice() {
        SchoolWeeks weeks = new SchoolWeeks(LocalDate.of(2026, 4, 20));
        List<LocalDate> mondays = IntStream.range(0, 30)
                .mapToObj(weeks::term)
                .flatMap(List::stream)
                .sorted()
                .distinct()
                .toList();
        assertThat(mondays).hasSize(10 * SchoolWeeks.A_YEAR).allMatch(day -> day.getDayOfWeek() == DayOfWeek.MONDAY);
        assertThat(weeks.term(0)).startsWith(LocalDate.of(2026, 1, 26)).endsWith(LocalDate.of(2026, 4, 20));
        assertThat(weeks.term(3)).as("a year before").endsWith(LocalDate.of(2025, 4, 21));
    }

    @Test
    void authorities_are_of_the_sizes_that_dfe_published() throws Exception {
        List<Authority> all = Authority.all();
        assertThat(all).hasSize(153).extracting(Authority::laNumber).doesNotHaveDuplicates();
        assertThat(all.stream().mapToInt(Authority::plans).sum()).isEqualTo(638_745);
        assertThat(all).allSatisfy(authority -> assertThat(authority.scale()).isEqualTo(authority.plans() / 5390.0));
        assertThat(Authority.some(3)).extracting(all::indexOf).containsExactly(25, 76, 127);
        assertThat(Authority.some(Integer.MAX_VALUE)).isEqualTo(all);
    }

    @Test
    void a_home_of_an_authority_holds_one_night_of_its_own() throws Exception {
        List<List<String>> pupils = new ArrayList<>();
        for (String laNumber : List.of("201", "841")) {
            EnglandHome home = new EnglandHome(folder, new Authority(laNumber, "Example", 54));
            EnglandHome.Filled filled = home.fill(1, "320MB", 1);
            Path inbox = home.home().inbox();
            List<String> marks = Files.readAllLines(inbox.resolve("synergy/attendance_2026-04-30.csv"));
            assertThat(marks.subList(1, marks.size()))
                    .hasSize((int) filled.marks())
                    .isNotEmpty()
                    .allMatch(row -> row.contains(",2026-04-30,"));
            assertThat(inbox.resolve("dfe").toFile().list()).containsExactly("gias_establishment_2026-04-01.csv");
            assertThat(inbox.resolve("ons").toFile().list()).isEmpty();
            assertThat(inbox.resolve("liquidlogic").toFile().list())
                    .containsExactlyInAnyOrder(
                            "ehc_advice_2026-04-30.csv",
                            "ehc_annual_review_2026-04-30.csv",
                            "ehc_mediation_tribunal_2026-04-30.csv",
                            "ehc_request_2026-04-30.csv",
                            "sen2_" + laNumber + "_2026.xml",
                            "social_care_2026-04-30.csv");
            pupils.add(Files.readAllLines(inbox.resolve("synergy/pupil_2026-04-30.csv")));
        }
        assertThat(pupils.get(0))
                .as("people of the two")
                .doesNotContainAnyElementsOf(pupils.get(1).subList(1, 100));
    }

    @Test
    void a_row_as_wide_as_no_header_is_a_mistake() {
        assertThatThrownBy(() -> new Table("g", "T", "t", List.of("a", "b"), List.of(List.of("1")), List.of()))
                .hasMessageContaining("A row of 1 below 2");
    }
}
