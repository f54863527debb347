package org.sendwarehouse.packs;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.sendwarehouse.cli.Run;
import org.sendwarehouse.cli.SmallHome;
import org.sendwarehouse.packs.StructureTree.Element;
import org.sendwarehouse.packs.text.Messages;
import org.sendwarehouse.packs.text.Numbers;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Two meetings of the board, a revised delivery between them: the second pack says what changed, all of it and nothing
 * else, held against the two warehouses.
 */
@Timeout(600)
class SinceLastMeetingIT {
    private static final Messages WORDS = Messages.english();
    private static final int REVISED_SHOWN = 6;

    private static Path first = Path.of("");
    private static Path second = Path.of("");
    private static List<Element> since = List.of();
    private static Connection both;

    @BeforeAll
    static void meet(@TempDir Path folder) throws Exception {
        SmallHome small = SmallHome.revised().copy(folder.resolve("home"));
        Run run = small.run("packs", "--as-at=" + SmallHome.REVISED, "--group=board");
        assertThat(run.exitCode()).as(run.err() + run.out()).isZero();
        try (Stream<Path> meetings = Files.list(small.home().packs().resolve("board"))) {
            List<Path> all = meetings.sorted().toList();
            assertThat(all).hasSize(2);
            first = all.get(0);
            second = all.get(1);
        }
        try (PDDocument document = Loader.loadPDF(second.resolve("board.pdf").toFile())) {
            String heading = WORDS.say("since.revised.heading");
            since = StructureTree.of(document)
                    .all("Sect")
                    .filter(section -> section.children().stream()
                            .anyMatch(child -> "H2".equals(child.type())
                                    && child.fullText().contains(heading)))
                    .findFirst()
                    .orElseThrow()
                    .children();
        }
        both = DriverManager.getConnection("jdbc:duckdb:");
        try (Statement statement = both.createStatement()) {
            statement.execute("attach '" + SmallHome.first().home().current().resolve("warehouse.duckdb")
                    + "' as before (read_only)");
            statement.execute(
                    "attach '" + small.home().current().resolve("warehouse.duckdb") + "' as after (read_only)");
        }
    }

    @AfterAll
    static void close() throws SQLException {
        both.close();
    }

    /** The children of the section from one heading on to the next. */
    private static List<Element> under(String heading) {
        List<Element> under = new ArrayList<>();
        boolean inside = false;
        for (Element child : since) {
            if ("H2".equals(child.type())) {
                inside = child.fullText().contains(heading);
            } else if (inside) {
                under.add(child);
            }
        }
        return under;
    }

    private static List<Element> tables(List<Element> elements) {
        return elements.stream().flatMap(element -> element.all("Table")).toList();
    }

    private static String text(List<Element> elements) {
        return elements.stream().map(Element::fullText).reduce("", (a, b) -> a + " " + b);
    }

    private static List<List<String>> cells(Element table) {
        return table.children().subList(1, table.children().size()).stream()
                .map(row -> row.children().stream()
                        .map(cell -> squeezed(cell.fullText()))
                        .toList())
                .toList();
    }

    private static String squeezed(String text) {
        return text.replaceAll("[\\s\u00A0]+", "");
    }

    @Test
    void it_is_held_against_the_pack_that_was_given_for_the_meeting_before() throws Exception {
        assertThat(squeezed(text(since))).contains(squeezed(WORDS.say("since.compared", "date", "12 May 2026")));
        JsonNode manifest = JsonMapper.shared().readTree(Files.readString(second.resolve("manifest.json")));
        assertThat(manifest.path("data_as_at").asString("")).isEqualTo(SmallHome.REVISED.toString());
        assertThat(first.getFileName()).hasToString("2026-05-12");
    }

    @Test
    void every_promise_with_another_status_is_named_and_no_other() throws Exception {
        List<String> changed = SmallHome.query(
                both,
                "select after.title from before.marts.milestone_status as was inner join after.marts.milestone_status as after"
                        + " using (promise_key) where was.status <> after.status");
        List<Element> under = under(WORDS.say("since.changes.heading"));
        if (changed.isEmpty()) {
            assertThat(squeezed(text(under))).contains(squeezed(WORDS.say("since.sameStatuses")));
        } else {
            List<Element> tables = tables(under);
            assertThat(cells(tables.get(tables.size() - 1)).stream().map(row -> row.get(0)))
                    .containsExactlyInAnyOrderElementsOf(
                            changed.stream().map(SinceLastMeetingIT::squeezed).toList());
        }
    }

    @Test
    void figures_that_a_revised_delivery_changed_stand_with_what_they_were_and_are() throws Exception {
        List<String> revised = SmallHome.query(both, """
                select indicator.title, indicator.unit, was.value::decimal(18, 4), now.value::decimal(18, 4)
                from before.marts.evidence as was
                inner join after.marts.indicator as indicator using (indicator_code)
                left join after.marts.evidence as now
                    using (indicator_code, area_code, breakdown, breakdown_value, period_type, period_end)
                where was.breakdown = 'all' and was.value is not null
                    and was.area_code = (select area_code from after.audit.run)
                    and was.value::decimal(18, 4) is distinct from now.value::decimal(18, 4)
                    and not (now.indicator_code is null and was.period_type in ('calendar_year_to_date', 'snapshot'))
                order by (now.value is null) desc, was.period_end desc, was.indicator_code, was.period_type
                """);
        assertThat(revised).anyMatch(row -> row.startsWith("Advice")).hasSizeGreaterThan(REVISED_SHOWN);
        List<Element> under = under(WORDS.say("since.revised.heading"));
        assertThat(tables(under)).hasSize(1);
        List<List<String>> rows = cells(tables(under).get(0));

        assertThat(rows).hasSize(REVISED_SHOWN);
        for (int i = 0; i < rows.size(); i++) {
            String[] expected = revised.get(i).split("\\|", -1);
            assertThat(rows.get(i).get(0)).startsWith(squeezed(expected[0]));
            assertThat(rows.get(i).get(1)).isEqualTo(squeezed(inUnit(expected[2], expected[1])));
            assertThat(rows.get(i).get(2)).isEqualTo(squeezed(inUnit(expected[3], expected[1])));
        }
        assertThat(squeezed(text(under)))
                .contains(squeezed(WORDS.say("since.moreRevisions", "n", "" + (revised.size() - REVISED_SHOWN))));
    }

    private static String inUnit(String number, String unit) {
        return number.equals("null") ? Numbers.NOT_AVAILABLE : Numbers.inUnit(new BigDecimal(number), unit);
    }
}
