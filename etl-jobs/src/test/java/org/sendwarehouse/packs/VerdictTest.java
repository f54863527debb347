package org.sendwarehouse.packs;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.Statement;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.sendwarehouse.packs.style.Palette;
import org.sendwarehouse.packs.text.Messages;

/** The first sentences of a pack read well whether it has no promise, one, two or many. */
class VerdictTest {
    private Connection published;

    @BeforeEach
    void open() throws Exception {
        published = PackFixture.published();
    }

    @AfterEach
    void close() throws Exception {
        published.close();
    }

    private void change(String sql) throws Exception {
        try (Statement statement = published.createStatement()) {
            assertThat(statement.executeUpdate(sql)).isPositive();
        }
    }

    private PackContext pack() {
        return new PackContext(
                new Marts(published, GroupDefinition.Scope.EVERYTHING),
                PackRequest.of(PackFixture.board(), PackFixture.MEETING),
                Layout.read("planning"),
                Messages.english(),
                Palette.shipped(),
                Map.of());
    }

    private static Options own() {
        return new Options(new LinkedHashMap<>(Map.of("words", "own.verdict")));
    }

    private List<String> verdict() {
        return Verdict.compose("v", own(), pack()).stream()
                .map(block -> String.valueOf(block.parameters().get("text")).replace('\u00A0', ' '))
                .toList();
    }

    private String clinic() {
        return String.valueOf(Verdict.exceptions("v", new Options(Map.of()), pack())
                .get(0)
                .parameters()
                .get("text"));
    }

    /** Leaves the promises of these keys, all measured and with these statuses. */
    private void only(Map<String, String> statuses) throws Exception {
        change("delete from marts.milestone_status where promise_key not in ('" + String.join("', '", statuses.keySet())
                + "')");
        for (Map.Entry<String, String> status : statuses.entrySet()) {
            change("update marts.milestone_status set value = 50, mismatch = false, status = '" + status.getValue()
                    + "' where promise_key = '" + status.getKey() + "'");
        }
    }

    private static final String TIMELINESS = "spring-2026-timeliness";
    private static final String ADVICE = "AFI1-1.4.2-advice";

    @Test
    void without_promises_it_says_so_and_nothing_else() throws Exception {
        change("delete from marts.milestone_status");
        assertThat(verdict()).containsExactly("<b>Verdict.</b> The plan sets no dated promise for this part of it.");
    }

    @Test
    void one_promise_is_named_once_and_neither_worst_nor_best() throws Exception {
        only(Map.of(TIMELINESS, "met"));
        List<String> said = verdict();
        assertThat(said).hasSize(2);
        assertThat(said.get(0)).isEqualTo("<b>Verdict.</b> The one dated promise in this part of the plan is met.");
        assertThat(said.get(1)).startsWith("<b>Where it stands.</b> ").endsWith(": met.");
    }

    @Test
    void one_promise_without_data_says_why() throws Exception {
        only(Map.of(TIMELINESS, "met"));
        change("update marts.milestone_status set value = null, status = 'not measured',"
                + " status_reason = 'no survey has come yet.'");
        assertThat(verdict().get(0))
                .isEqualTo("<b>Verdict.</b> The one dated promise in this part of the plan cannot be measured yet.");
        assertThat(verdict().get(1)).startsWith("<b>Why.</b> ").endsWith(": no survey has come yet.");
    }

    @Test
    void two_promises_are_both_or_neither() throws Exception {
        only(Map.of(TIMELINESS, "met", ADVICE, "met"));
        assertThat(verdict().get(0))
                .isEqualTo(
                        "<b>Verdict.</b> Both dated promises in this part of the plan can be measured: both are met.");
        change("update marts.milestone_status set status = 'no clear change' where promise_key = '" + ADVICE + "'");
        assertThat(verdict().get(0))
                .isEqualTo("<b>Verdict.</b> Both dated promises in this part of the plan can be measured: 1 without a"
                        + " clear change and 1 met.");
        change("update marts.milestone_status set value = null, status = 'not measured' where promise_key = '" + ADVICE
                + "'");
        assertThat(verdict().get(0))
                .isEqualTo("<b>Verdict.</b> Of two dated promises in this part of the plan, one can be measured: it is"
                        + " met. The other cannot be measured yet.");
        change("update marts.milestone_status set value = null, status = 'not measured'");
        assertThat(verdict().get(0))
                .isEqualTo("<b>Verdict.</b> Neither of the two dated promises in this part of the plan can be measured"
                        + " yet.");
    }

    @Test
    void the_best_is_the_weightiest_that_is_kept() throws Exception {
        only(Map.of(TIMELINESS, "met", ADVICE, "met"));
        assertThat(verdict().get(2)).startsWith("<b>Best.</b> New plans as timely as the national average");
    }

    @Test
    void what_missed_its_date_and_is_kept_since_is_not_the_worst() throws Exception {
        only(Map.of(TIMELINESS, "missed", ADVICE, "met"));
        assertThat(verdict().get(1)).startsWith("<b>Worst.</b> New plans as timely");
        change("update marts.milestone_status set met_since = true where promise_key = '" + TIMELINESS + "'");
        assertThat(verdict().get(1))
                .isEqualTo(
                        "<b>Worst.</b> Nothing that can be measured is behind now; one promise missed its date and is"
                                + " kept since.");
    }

    @Test
    void a_deliverable_is_done_or_not_done_and_no_number() throws Exception {
        only(Map.of(TIMELINESS, "met"));
        change("update marts.milestone_status set unit = 'yes/no', value = 1, numerator = 1, denominator = 1");
        assertThat(verdict().get(1)).contains(": done, ").doesNotContain("1 of 1");
        change("update marts.milestone_status set value = 0, numerator = 0, status = 'missed'");
        assertThat(verdict().get(1)).contains(": not done, ");
    }

    @Test
    void a_clinic_says_in_one_sentence_what_is_behind_and_who_has_not_answered() throws Exception {
        only(Map.of(TIMELINESS, "missed", ADVICE, "met"));
        change("delete from marts.owner_response");
        assertThat(clinic())
                .isEqualTo("<b>Verdict.</b> Of 2 promises here that can be measured, one is behind: it was missed. No"
                        + " owner has answered yet.");
        change("update marts.milestone_status set mismatch = true where status = 'missed'");
        assertThat(clinic())
                .isEqualTo(
                        "<b>Verdict.</b> Of 2 promises here that can be measured, one is behind: it was missed. Of one"
                                + " the lead reports something else. No owner has answered yet.");
        change("update marts.milestone_status set mismatch = false");
        change("update marts.milestone_status set status = 'met'");
        assertThat(clinic()).isEqualTo("<b>Verdict.</b> None of the 2 promises here that can be measured is behind.");
        change("update marts.milestone_status set value = null, status = 'not measured'");
        assertThat(clinic()).isEqualTo("<b>Verdict.</b> No promise here can be measured yet.");
    }

    /** Every number of promises and of those measured has its sentence, in both kinds of words; no sentence is unused. */
    @Test
    void every_sentence_is_there_and_used() {
        Messages words = Messages.english();
        Set<String> used = new TreeSet<>();
        for (int total = 0; total <= 5; total++) {
            for (int measured = 0; measured <= total; measured++) {
                used.add(Verdict.pattern(total, measured));
            }
        }
        for (String prefix : List.of("verdict.", "own.verdict.")) {
            Set<String> there = new TreeSet<>();
            for (String code : words.codes()) {
                if (code.startsWith(prefix)
                        && code.substring(prefix.length()).matches("(nothing|none|some|all)\\b.*")) {
                    there.add(code.substring(prefix.length()));
                }
            }
            assertThat(there).as(prefix).isEqualTo(used);
        }
        Palette.shipped().statuses().keySet().forEach(status -> {
            assertThat(words.has("verdict.is." + status)).as(status).isTrue();
            assertThat(words.has("counted.are." + status)).as(status).isTrue();
        });
    }
}
