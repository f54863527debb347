package org.sendwarehouse.packs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.sendwarehouse.packs.GroupDefinition.Scope;

/** What a group's scope lets its pack see, on a plan of four actions and five promises. */
class ScopedMartsTest {
    private Connection published;

    @BeforeEach
    void plan() throws SQLException {
        published = PackFixture.empty();
        try (Statement statement = published.createStatement()) {
            statement.execute("""
                    create schema marts;
                    create table marts.action_status as select * from (values
                        ('A1', 'AFI1', 'T1', 'one; two'), ('A2', 'AFI1', 'T2', 'three'), ('A3', 'AFI2', 'T3', null),
                        ('A4', 'AFI2', 'T3', 'four'))
                        t (action_key, area_for_improvement, theme_key, indicator_codes);
                    create table marts.milestone_status as select * from (values
                        ('P1', 'A1', 'AFI1', 'one'), ('P2', 'A2', 'AFI1', 'three'), ('P3', null, 'AFI2', 'five'),
                        ('P4', 'A4', 'AFI2', 'four'), ('P5', null, 'AFI1', 'two'))
                        t (promise_key, action_key, area_for_improvement, indicator_code);
                    create table marts.indicator as select unnest(['one', 'two', 'three', 'four', 'five', 'six']) indicator_code;
                    create table marts.evidence as select indicator_code, breakdown
                        from marts.indicator, (select unnest(['all', 'agency', 'sex']) breakdown);
                    create table marts.secret as select 1 as n;
                    """);
        }
    }

    @AfterEach
    void close() throws SQLException {
        published.close();
    }

    private Marts marts(Scope scope) {
        return new Marts(published, scope);
    }

    private static Scope scope(List<String> areas, List<String> themes, List<String> actions, List<String> indicators) {
        return new Scope(areas, themes, actions, indicators, List.of());
    }

    private static List<String> keys(Marts marts, String mart, String column) {
        return marts.rows("select distinct " + column + " from " + mart + " order by 1").stream()
                .map(row -> row.text(column, ""))
                .toList();
    }

    private void sees(Scope scope, List<String> actions, List<String> promises, List<String> indicators) {
        Marts marts = marts(scope);
        assertThat(keys(marts, "action_status", "action_key")).isEqualTo(actions);
        assertThat(keys(marts, "milestone_status", "promise_key")).isEqualTo(promises);
        assertThat(keys(marts, "indicator", "indicator_code")).isEqualTo(indicators);
        assertThat(keys(marts, "evidence", "indicator_code")).isEqualTo(indicators);
    }

    @Test
    void a_scope_that_is_empty_is_the_whole_plan() {
        sees(
                Scope.EVERYTHING,
                List.of("A1", "A2", "A3", "A4"),
                List.of("P1", "P2", "P3", "P4", "P5"),
                List.of("five", "four", "one", "six", "three", "two"));
    }

    @Test
    void an_area_brings_its_actions_and_its_promises_without_an_action() {
        sees(
                scope(List.of("AFI1"), List.of(), List.of(), List.of()),
                List.of("A1", "A2"),
                List.of("P1", "P2", "P5"),
                List.of("one", "three", "two"));
    }

    @Test
    void actions_bring_their_promises_and_every_indicator_of_theirs() {
        sees(
                scope(List.of(), List.of(), List.of("A1"), List.of()),
                List.of("A1"),
                List.of("P1"),
                List.of("one", "two"));
    }

    @Test
    void areas_themes_and_actions_narrow_each_other() {
        sees(
                scope(List.of("AFI1", "AFI2"), List.of("T3"), List.of("A3", "A1"), List.of()),
                List.of("A3"),
                List.of(),
                List.of());
    }

    @Test
    void indicators_add_the_promises_they_prove() {
        sees(
                scope(List.of(), List.of(), List.of("A2"), List.of("five", "six")),
                List.of("A2"),
                List.of("P2", "P3"),
                List.of("five", "six", "three"));
    }

    @Test
    void indicators_alone_bring_the_actions_they_are_evidence_for() {
        sees(
                scope(List.of(), List.of(), List.of(), List.of("two")),
                List.of("A1"),
                List.of("P1", "P5"),
                List.of("one", "two"));
    }

    @Test
    void breakdowns_that_are_not_asked_for_are_not_seen_but_totals_are() {
        Marts marts = marts(new Scope(List.of(), List.of(), List.of(), List.of(), List.of("agency")));
        assertThat(keys(marts, "evidence", "breakdown")).containsExactly("agency", "all");
    }

    @Test
    void the_next_groups_scope_takes_the_place_of_the_last() {
        marts(scope(List.of("AFI1"), List.of(), List.of(), List.of()));
        assertThat(keys(marts(scope(List.of(), List.of("T3"), List.of(), List.of())), "action_status", "action_key"))
                .containsExactly("A3", "A4");
    }

    @Test
    void what_the_rules_do_not_name_or_what_goes_round_them_is_refused() {
        Marts marts = marts(Scope.EVERYTHING);
        assertThatThrownBy(() -> marts.rows("from secret")).hasMessageContaining("from secret");
        assertThatThrownBy(() -> marts.rows("from marts.action_status")).hasMessageContaining("bare names");
    }
}
