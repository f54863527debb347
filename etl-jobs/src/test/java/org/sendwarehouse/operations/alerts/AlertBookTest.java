package org.sendwarehouse.operations.alerts;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;
import org.sendwarehouse.operations.alerts.Alert.Event;

class AlertBookTest {
    private static final Instant START = Instant.parse("2026-05-01T02:00:00Z");
    private static final AlertRules RULES = AlertRules.read(
            """
            remind: 3d
            alerts:
              - {code: night-failed, title: It failed, severity: urgent, tell: [operators],
                 when: {fact: failed-night, above: 0, unit: nights}, words: The night failed.}
              - {code: disk-low, title: It fills, severity: warning, tell: [operators], after: 5m, clears: 15m,
                 when: {fact: free-disk, below: 3, unit: nights}, words: The disk fills.}
            """,
            List.of(
                    new Fact("failed-night", "nights", now -> List.of()),
                    new Fact("free-disk", "nights", now -> List.of())));
    private static final AlertBook BOOK = new AlertBook(RULES, List.of("mail"));

    private List<Alert> alerts = List.of();

    private void look(Duration after, String... codes) {
        alerts = BOOK.after(alerts, looked(after, codes));
    }

    private static Looked looked(Duration after, String... codes) {
        return new Looked(
                START.plus(after),
                Arrays.stream(codes)
                        .map(code -> new Finding(code, "", "It holds."))
                        .toList(),
                Map.of());
    }

    private List<Event> owed() {
        return alerts.stream()
                .flatMap(alert -> alert.owed().stream())
                .map(Alert.Owed::event)
                .toList();
    }

    private void tellAll() {
        alerts = alerts.stream().map(alert -> alert.owing(List.of())).toList();
    }

    @Test
    void it_is_told_once_when_it_opens_and_once_when_it_closes() {
        look(Duration.ZERO, "night-failed");
        assertThat(owed()).containsExactly(Event.OPENED);
        tellAll();

        look(Duration.ofMinutes(1), "night-failed");
        look(Duration.ofDays(2), "night-failed");
        assertThat(owed()).isEmpty();
        assertThat(alerts).singleElement().satisfies(alert -> {
            assertThat(alert.isOpen()).isTrue();
            assertThat(alert.opened()).isEqualTo(START);
        });

        look(Duration.ofDays(2).plusMinutes(1));
        assertThat(owed()).containsExactly(Event.CLOSED);
        tellAll();
        look(Duration.ofDays(2).plusMinutes(2));
        assertThat(owed()).isEmpty();
        assertThat(alerts).singleElement().extracting(Alert::isOpen).isEqualTo(false);
        look(Duration.ofDays(30));
        assertThat(alerts).isEmpty();
    }

    @Test
    void it_is_told_again_when_it_may_have_been_forgotten() {
        look(Duration.ZERO, "night-failed");
        tellAll();
        look(Duration.ofDays(3), "night-failed");
        assertThat(owed()).containsExactly(Event.STILL_OPEN);
        tellAll();
        look(Duration.ofDays(6).minusMinutes(1), "night-failed");
        assertThat(owed()).isEmpty();
        look(Duration.ofDays(6), "night-failed");
        assertThat(owed()).containsExactly(Event.STILL_OPEN);
    }

    @Test
    void who_has_not_been_told_the_first_word_is_not_reminded_of_it() {
        look(Duration.ZERO, "night-failed");
        look(Duration.ofDays(4), "night-failed");
        assertThat(owed()).containsExactly(Event.OPENED);
        look(Duration.ofDays(5));
        assertThat(owed()).containsExactly(Event.OPENED, Event.CLOSED);
    }

    @Test
    void what_holds_for_a_moment_only_is_not_told_and_what_is_gone_for_a_moment_stays_open() {
        look(Duration.ZERO, "disk-low");
        look(Duration.ofMinutes(4), "disk-low");
        assertThat(owed()).isEmpty();
        look(Duration.ofMinutes(4).plusSeconds(30));
        assertThat(alerts).isEmpty();

        look(Duration.ofMinutes(10), "disk-low");
        look(Duration.ofMinutes(15), "disk-low");
        assertThat(owed()).containsExactly(Event.OPENED);
        tellAll();
        look(Duration.ofMinutes(20));
        look(Duration.ofMinutes(25), "disk-low");
        look(Duration.ofMinutes(39));
        assertThat(owed()).isEmpty();
        look(Duration.ofMinutes(40));
        assertThat(owed()).containsExactly(Event.CLOSED);
    }

    @Test
    void what_cannot_be_looked_at_neither_opens_nor_closes() {
        look(Duration.ZERO, "night-failed");
        tellAll();
        alerts = BOOK.after(alerts, new Looked(START.plusSeconds(60), List.of(), Map.of("night-failed", "unreadable")));
        assertThat(owed()).isEmpty();
        assertThat(alerts).singleElement().extracting(Alert::isOpen).isEqualTo(true);
    }

    @Test
    void each_subject_is_an_alert_of_its_own() {
        Looked two = new Looked(
                START, List.of(new Finding("night-failed", "a", "a"), new Finding("night-failed", "b", "b")), Map.of());
        alerts = BOOK.after(alerts, two);
        assertThat(alerts).extracting(Alert::subject).containsExactly("a", "b");
        assertThat(alerts).extracting(alert -> alert.id(Event.OPENED)).doesNotHaveDuplicates();
        tellAll();
        alerts = BOOK.after(
                alerts, new Looked(START.plusSeconds(60), List.of(new Finding("night-failed", "b", "b")), Map.of()));
        assertThat(alerts)
                .filteredOn(alert -> !alert.owed().isEmpty())
                .extracting(Alert::subject)
                .containsExactly("a");
    }

    @Test
    void an_alert_whose_rule_is_gone_closes() {
        look(Duration.ZERO, "night-failed");
        tellAll();
        AlertBook without = new AlertBook(new AlertRules(Duration.ofDays(1), List.of()), List.of("mail"));
        alerts = without.after(alerts, looked(Duration.ofMinutes(1)));
        assertThat(owed()).containsExactly(Event.CLOSED);
    }

    @Test
    void what_is_owed_on_a_channel_that_is_gone_is_owed_no_more() {
        look(Duration.ZERO, "night-failed");
        alerts = new AlertBook(RULES, List.of("webhook")).after(alerts, looked(Duration.ofMinutes(1), "night-failed"));
        assertThat(owed()).isEmpty();
    }

    /** Whatever comes and goes: openings and closings are told in turns, and reminders never within their time. */
    @Property(tries = 300)
    void openings_and_closings_alternate(@ForAll @Size(min = 1, max = 60) List<Boolean> holds, @ForAll boolean slowly) {
        List<Event> told = new ArrayList<>();
        List<Alert> state = List.of();
        for (int i = 0; i < holds.size(); i++) {
            Duration at = slowly ? Duration.ofDays(2L * i) : Duration.ofMinutes(7L * i);
            String[] codes = holds.get(i) ? new String[] {"disk-low"} : new String[0];
            state = BOOK.after(state, looked(at, codes));
            state.forEach(alert -> alert.owed().forEach(owed -> told.add(owed.event())));
            state = state.stream().map(alert -> alert.owing(List.of())).toList();
            assertThat(state.stream().filter(alert -> alert.closed() == null)).hasSizeLessThanOrEqualTo(1);
        }
        List<Event> turns =
                told.stream().filter(event -> event != Event.STILL_OPEN).toList();
        for (int i = 0; i < turns.size(); i++) {
            assertThat(turns.get(i)).isEqualTo(i % 2 == 0 ? Event.OPENED : Event.CLOSED);
        }
        if (!slowly) {
            assertThat(told).doesNotContain(Event.STILL_OPEN);
        }
    }
}
