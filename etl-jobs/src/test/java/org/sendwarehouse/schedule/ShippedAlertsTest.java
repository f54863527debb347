package org.sendwarehouse.schedule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sendwarehouse.home.Home;
import org.sendwarehouse.operations.alerts.AlertRule;
import org.sendwarehouse.operations.alerts.AlertRules;
import org.sendwarehouse.operations.alerts.AlertRulesForTests;
import org.sendwarehouse.operations.alerts.Fact;
import org.sendwarehouse.operations.alerts.InvalidAlertsException;

/** The alerts that ship, and the page that each of them has. */
class ShippedAlertsTest {
    private static final Path PAGES = Path.of("..", "docs", "runbook");
    private static final List<String> HEADINGS =
            List.of("## What it means", "## What to look at", "## What to do", "## When it closes");

    private final List<Fact> facts;
    private final AlertRules rules;

    ShippedAlertsTest(@TempDir Path folder) {
        facts = Lookout.facts(new Home(folder), Schedules.shipped(), Clock.systemUTC());
        rules = AlertRules.shipped(facts);
    }

    private static Set<String> pages() throws IOException {
        try (Stream<Path> files = Files.list(PAGES)) {
            return files.map(file -> String.valueOf(file.getFileName()))
                    .map(name -> name.replaceFirst("\\.md$", ""))
                    .collect(Collectors.toSet());
        }
    }

    @Test
    void every_alert_has_a_page_that_says_what_to_do_and_every_page_has_an_alert() throws IOException {
        assertThat(pages())
                .containsExactlyInAnyOrderElementsOf(
                        rules.rules().stream().map(AlertRule::code).toList());
        for (AlertRule rule : rules.rules()) {
            String page = Files.readString(PAGES.resolve(rule.code() + ".md"));
            assertThat(page.lines().filter(line -> line.startsWith("#")))
                    .as(rule.code())
                    .containsExactlyElementsOf(Stream.concat(
                                    Stream.of("# " + rule.title() + " (`" + rule.code() + "`)"), HEADINGS.stream())
                            .toList());
            List<String> parts = List.of(page.split("(?m)^## .*$", -1));
            assertThat(parts.subList(1, parts.size()))
                    .as("each part of " + rule.code() + " says something")
                    .hasSize(HEADINGS.size())
                    .allMatch(part -> part.strip().length() > 25);
        }
    }

    @Test
    void every_fact_is_used_by_an_alert() {
        assertThat(rules.rules().stream()
                        .map(AlertRule::condition)
                        .filter(AlertRule.Limit.class::isInstance)
                        .map(condition -> ((AlertRule.Limit) condition).fact()))
                .containsAll(facts.stream().map(Fact::name).toList());
    }

    @Test
    void what_an_operator_must_be_told_of_is_there() {
        assertThat(rules.rules().stream().map(AlertRule::code))
                .contains(
                        "night-failed",
                        "night-refused",
                        "night-missing",
                        "feed-late",
                        "delivery-refused",
                        "delivery-held",
                        "rejects-high",
                        "disk-low",
                        "key-unsafe",
                        "schedule-paused",
                        "schedule-stopped",
                        "pack-missing",
                        "mail-failed",
                        "version-old",
                        "clock-wrong");
    }

    @Test
    void faults_are_named_all_at_once() {
        assertThatThrownBy(() -> AlertRulesForTests.read("""
                        remind: soon
                        alerts:
                          - {code: Night, title: T, severity: loud, tell: [], words: "{name}", when: {fact: paused, above: 1, unit: days}}
                          - {code: two, title: T, severity: urgent, tell: [a], words: W, when: {fact: nothing, unit: days}}
                          - {code: two, severity: urgent, tell: [a], words: W, when: {sql: select 1, above: 2}}
                          - {code: none, title: T, severity: urgent, tell: [a], words: W}
                        """, facts))
                .isInstanceOf(InvalidAlertsException.class)
                .hasMessageContaining("Night needs a code in lower case")
                .hasMessageContaining("Night tells nobody")
                .hasMessageContaining("Night needs a severity")
                .hasMessageContaining("Night has the place {name} in its words")
                .hasMessageContaining("Night gives its limit in days; paused is in hours")
                .hasMessageContaining("two names the fact nothing; there are clock-fault, ")
                .hasMessageContaining("two needs one limit: above or below")
                .hasMessageContaining("two stands twice")
                .hasMessageContaining("two has no title")
                .hasMessageContaining("two has a query, which takes no limit")
                .hasMessageContaining("none needs when: either sql, or a fact")
                .hasMessageContaining("has remind: soon");
        assertThatThrownBy(() -> AlertRulesForTests.read("alerts: [{cod: x}]", facts))
                .isInstanceOf(InvalidAlertsException.class)
                .hasMessageContaining("cod");
    }
}
