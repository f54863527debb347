package org.sendwarehouse.packs;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.Statement;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sendwarehouse.packs.style.Palette;
import org.sendwarehouse.packs.text.Messages;

/** What a group is asked, what is behind and who answered, and what changed since its pack before. */
class AnatomyTest {
    private Connection published;

    @BeforeEach
    void open() throws Exception {
        published = PackFixture.published();
    }

    @AfterEach
    void close() throws Exception {
        published.close();
    }

    private PackContext pack(@Nullable Path previous, GroupDefinition.Scope scope) {
        return new PackContext(
                new Marts(published, scope),
                new PackRequest(PackFixture.board(), PackFixture.MEETING, previous, null, false),
                Layout.read("board"),
                Messages.english(),
                Palette.shipped(),
                Map.of());
    }

    private PackContext pack() {
        return pack(null, GroupDefinition.Scope.EVERYTHING);
    }

    private static Options options(Object... pairs) {
        Map<String, Object> options = new LinkedHashMap<>();
        for (int i = 0; i < pairs.length; i += 2) {
            options.put(String.valueOf(pairs[i]), pairs[i + 1]);
        }
        return new Options(new LinkedHashMap<>(options));
    }

    private static List<String> column(List<Block> blocks, String column) {
        return blocks.get(0).rows().stream()
                .map(row -> plain(Objects.requireNonNull(row.get(column))))
                .toList();
    }

    private static String plain(Object text) {
        return text.toString().replaceAll("<[^>]*>", "").replace('\n', '|').replace("\u00A0", " ");
    }

    private static String text(List<Block> blocks, int index) {
        return plain(Objects.requireNonNull(blocks.get(index).parameters().get("text")));
    }

    private void run(String sql) throws Exception {
        try (Statement statement = published.createStatement()) {
            statement.execute(sql);
        }
    }

    @Test
    void a_group_is_asked_its_first_few_and_no_kind_crowds_out_another() throws Exception {
        run("delete from marts.decision_asked");
        run(
                "insert into marts.decision_asked (rank, kind, decision, options, about_key, action_key, indicator_codes, section)"
                        + " select n, case when n < 5 then 'missed' when n < 8 then 'date conflict' else 'stale' end,"
                        + " 'decision ' || n, 'options', key, key, 'ehc_requests', 'AFI4'"
                        + " from (select n, case when n between 5 and 7 then 'AFI4-4.1.' || (n - 4) else 'AFI1-1.4.2' end as key"
                        + " from range(1, 10) t (n))");
        List<Block> asked =
                Decisions.compose("d", options("limit", 3, "of_a_kind", 2, "merge", List.of("date conflict")), pack());
        assertThat(column(asked, "decision"))
                .containsExactly(
                        "decision 1",
                        "decision 2",
                        "Give dates that can hold to actions 4.1.1, 4.1.2 and 4.1.3|Each is printed to finish before it"
                                + " starts, or before the plan itself.");
        assertThat(text(asked, 1)).isEqualTo("Rules ask for 4 more decisions; the annex has them.");
        assertThat(column(
                        Decisions.compose(
                                "d",
                                options("limit", 3, "of_a_kind", 2, "merge", List.of("date conflict"), "after", true),
                                pack()),
                        "decision"))
                .containsExactly("decision 3", "decision 4", "decision 8", "decision 9");
        // Places that no other kind fills are filled by what was held back.
        assertThat(column(Decisions.compose("d", options("limit", 8, "of_a_kind", 1), pack()), "decision"))
                .hasSize(8);
    }

    @Test
    void a_late_feed_is_asked_about_where_one_of_its_indicators_is_in_scope() throws Exception {
        run("delete from marts.decision_asked");
        run(
                "insert into marts.decision_asked (rank, kind, decision, options, about_key, indicator_codes, section)"
                        + " values (1, 'stale', 'Restore it', 'options', 'a feed', 'ehc_requests; advice_6_week_pct', 'data quality')");
        GroupDefinition.Scope advice =
                new GroupDefinition.Scope(List.of(), List.of(), List.of(), List.of("advice_6_week_pct"), List.of());
        GroupDefinition.Scope audits =
                new GroupDefinition.Scope(List.of(), List.of(), List.of(), List.of("ehcp_audit_good_pct"), List.of());
        assertThat(column(Decisions.compose("d", options(), pack(null, advice)), "decision"))
                .containsExactly("Restore it");
        assertThat(text(Decisions.compose("d", options(), pack(null, audits)), 0))
                .isEqualTo("Nothing: no rule asks for a decision this time.");
    }

    @Test
    void what_is_behind_stands_once_a_measure_with_its_owners_words() {
        List<Block> cards = Exceptions.compose("e", options("limit", 1), pack());
        assertThat(text(cards, 0))
                .isEqualTo("New plans as timely as the national average: 32.1 %, needed 46.4 % (England 2024) by 2 Apr"
                        + " 2026; the lead reports green, the evidence says missed");
        assertThat(text(cards, 1))
                .isEqualTo(
                        "The owner. Two caseworkers left in January. Posts are filled from May; the share should pass"
                                + " 40 % in July 2026. (Strategic Manager SEND and Inclusion, 5 March 2026)");
        List<String> headlines = Exceptions.compose("e", options("limit", 40), pack()).stream()
                .filter(block -> "heading-3".equals(block.template()))
                .map(block -> String.valueOf(block.parameters().get("text")))
                .toList();
        assertThat(headlines)
                .filteredOn(headline -> headline.contains("national average"))
                .hasSize(1);
    }

    @Test
    void an_owner_who_did_not_answer_was_asked_by_the_pack_before(@TempDir Path before) throws Exception {
        run("delete from marts.owner_response");
        assertThat(text(Exceptions.compose("e", options("limit", 1), pack()), 1))
                .isEqualTo("The owner. No response yet; this pack asks for one: the cause, the action, and the date the"
                        + " number should move.");
        Files.writeString(before.resolve("manifest.json"), "{\"meeting\": \"2025-11-03\", \"stated\": []}");
        assertThat(text(
                        Exceptions.compose("e", options("limit", 1), pack(before, GroupDefinition.Scope.EVERYTHING)),
                        1))
                .isEqualTo("The owner. No response; asked 3 November 2025.");
    }

    @Test
    void an_answer_is_cut_after_sixty_words() {
        String sixty = String.join(" ", java.util.Collections.nCopies(60, "word"));
        assertThat(Exceptions.shortened(sixty, Messages.english())).isEqualTo(sixty);
        assertThat(Exceptions.shortened(sixty + " more", Messages.english())).isEqualTo(sixty + " …");
    }

    @Test
    void decisions_of_this_group_stand_with_the_number_before_and_after() {
        List<Block> done = SinceLast.decisions("s", options("limit", 6), pack());
        assertThat(column(done, "decided"))
                .containsExactly(
                        "Carry on as planned (2.4.1)|decided 13 Apr 2026",
                        "Change course on the measure shown (1.4.2)|decided 12 Mar 2026");
        assertThat(column(done, "effect"))
                .containsExactly(
                        "The decision names no measure.",
                        "Advice given within six weeks|71.6 % before, 78.5 % after: better, beyond common cause");
        assertThat(column(SinceLast.decisions("s", options("of_every_group", true), pack()), "decided"))
                .hasSize(3);
    }

    @Test
    void a_revised_figure_says_what_it_was_is_and_why() {
        List<Block> revised = SinceLast.revised("r", options(), pack());
        assertThat(revised.get(0).rows()).hasSize(1);
        assertThat(column(revised, "measure")).containsExactly("Plans issued within 20 weeks|2024");
        assertThat(column(revised, "was")).containsExactly("18.0 %");
        assertThat(column(revised, "is")).containsExactly("18.3 %");
        assertThat(column(revised, "why")).containsExactly("Reporting year 2025, revised release of 25 September 2025");
    }

    @Test
    void a_pack_states_its_figures_and_the_next_one_is_held_against_them(@TempDir Path before, @TempDir Path after)
            throws Exception {
        PackRenderer renderer = new PackRenderer();
        LocalDate april = LocalDate.of(2026, 4, 21);
        renderer.render(published, PackRequest.of(PackFixture.board(), april), before);
        PackContext same = pack(before, GroupDefinition.Scope.EVERYTHING);
        assertThat(text(SinceLast.compared("s", options(), same), 0))
                .isEqualTo("Held against the pack of 21 April 2026.");
        assertThat(text(SinceLast.statuses("s", options(), same), 0))
                .isEqualTo("No promise has another status than in the pack before.");
        assertThat(text(SinceLast.dropped("s", options(), same), 0))
                .isEqualTo("Every measure of the pack before is still measured.");

        run("update marts.milestone_status set status = 'met' where promise_key = 'AFI1-1.4.2-advice'");
        run("delete from marts.evidence where indicator_code = 'ehc_requests'");
        PackContext changed = pack(before, GroupDefinition.Scope.EVERYTHING);
        List<Block> statuses = SinceLast.statuses("s", options(), changed);
        assertThat(column(statuses, "promise")).containsExactly("Advice from every agency within six weeks");
        assertThat(column(statuses, "was")).containsExactly("missed|73.9 %");
        assertThat(column(statuses, "evidenceWord")).containsExactly("met");
        assertThat(text(SinceLast.dropped("s", options(), changed), 0))
                .isEqualTo("The pack before gave these figures, and this one cannot: Requests for an assessment.");
        RenderedPack next = renderer.render(
                published, new PackRequest(PackFixture.board(), PackFixture.MEETING, before, null, false), after);
        assertThat(next.files()).allSatisfy(file -> assertThat(file).isNotEmptyFile());
    }

    @Test
    void a_figure_is_compared_with_the_year_before_and_never_with_a_period_that_overlaps() {
        Newest figure = Objects.requireNonNull(Newest.of("ehcp_20_week_pct", pack()));
        assertThat(Newest.period(figure.now())).isEqualTo("12 months to Apr 2026");
        assertThat(Newest.period(Objects.requireNonNull(figure.before()))).isEqualTo("12 months to Apr 2025");
        assertThat(FigureTables.change(figure, pack())).isEqualTo("higher: better");
        assertThat(Newest.of("no_such_indicator", pack())).isNull();
    }

    @Test
    void a_measure_without_any_figure_is_named_and_never_left_out() throws Exception {
        run("delete from marts.evidence where indicator_code = 'ehc_requests'");
        List<Block> table = FigureTables.compose(
                "f", options("indicators", List.of("ehcp_20_week_pct", "ehc_requests"), "interval", true), pack());
        assertThat(column(table, "latest"))
                .containsExactly("32.1 % (29.3 to 35.0)|322 of 1,004, 12 months to Apr 2026");
        assertThat(text(table, 1)).isEqualTo("No figure yet: Requests for an assessment.");
    }

    @Test
    void cases_are_counted_by_age_the_oldest_first() {
        List<Block> ages = CaseAges.compose("c", options(), pack());
        assertThat(column(ages, "age")).containsExactly("over 52 weeks", "0 to 6 weeks");
        assertThat(column(ages, "cases")).containsExactly("6", "61");
        assertThat(column(ages, "stages"))
                .containsExactly(
                        "Deciding whether to assess: 2; From draft to final plan: 4", "Deciding whether to assess: 61");
    }

    @Test
    void what_is_needed_is_short_and_what_was_kept_later_says_since_when() throws Exception {
        run("update marts.milestone_status set target_text = 'clearly above the baseline', target_value = null,"
                + " baseline_value = 22.888, baseline_label = '31 October 2024', met_since = true,"
                + " benchmark_value = null, status = 'missed' where promise_key = 'AFI1-1.4.2-advice'");
        run("alter table marts.milestone_status add column if not exists met_since_date date");
        run("update marts.milestone_status set met_since_date = '2026-03-31' where promise_key = 'AFI1-1.4.2-advice'");
        Block ledger = Tables.ledger("l", options("limit", 40), pack()).get(0);
        Map<String, @Nullable Object> row = ledger.rows().stream()
                .filter(one -> String.valueOf(one.get("promise")).startsWith("Advice from every"))
                .findFirst()
                .orElseThrow();
        assertThat(plain(Objects.requireNonNull(row.get("needed")))).isEqualTo("clearly above 22.9 %");
        assertThat(plain(Objects.requireNonNull(row.get("evidenceWord")))).isEqualTo("missed, met since 31 Mar 2026");
        assertThat(Texts.shortDates("5 January 2026 to 2 April 2026; 12 months to 30 September 2025"))
                .isEqualTo("5 Jan to 2 Apr 2026; 12 months to Sep 2025");
        assertThat(Texts.shortDates("4 September 2024 to 20 December 2024, 12 months to 15 May 2025, 31 May 2025"))
                .isEqualTo("4 Sep to 20 Dec 2024, 12 months to 15 May 2025, 31 May 2025");
        assertThat(Texts.shortDates("2 September 2025 to 2 April 2026")).isEqualTo("2 Sep 2025 to 2 Apr 2026");
    }
}
