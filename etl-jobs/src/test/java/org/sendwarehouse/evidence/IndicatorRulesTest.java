package org.sendwarehouse.evidence;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.sendwarehouse.home.Definitions;
import tools.jackson.databind.JsonNode;
import tools.jackson.dataformat.yaml.YAMLMapper;

/** The quality rules that weaken an indicator: each exists and speaks of what the indicator is made of. */
class IndicatorRulesTest {
    private static final YAMLMapper YAML = new YAMLMapper();

    /** What the platform counts of itself, and what no rule checks yet. */
    private static final Set<String> WITHOUT_RULES = Set.of("platform", "reference");

    @Test
    void every_measured_indicator_names_rules_and_each_rule_speaks_of_one_of_its_feeds() {
        Map<String, List<String>> feedsOfRule = new HashMap<>();
        each("warehouse-sql/quality/*.yaml", rule -> feedsOfRule.put(text(rule, "code"), texts(rule, "feeds")));
        List<String> faults = new ArrayList<>();
        each("warehouse-sql/reference/indicators/*.yaml", indicator -> {
            String code = text(indicator, "code");
            List<String> feeds = new ArrayList<>(texts(indicator, "feeds"));
            feeds.addAll(texts(indicator, "instead"));
            List<String> rules = texts(indicator, "quality_rules");
            boolean checked = feeds.stream().anyMatch(feed -> !WITHOUT_RULES.contains(feed.split("/", 2)[0]));
            if (rules.isEmpty() && checked) {
                faults.add(code + " names no rule");
            }
            for (String rule : rules) {
                List<String> spoken = feedsOfRule.getOrDefault(rule, List.of());
                boolean compares = spoken.isEmpty() && feedsOfRule.containsKey(rule);
                if (!compares && spoken.stream().noneMatch(feeds::contains)) {
                    faults.add(code + ": " + rule + " is no rule of its feeds");
                }
            }
        });

        assertThat(faults).isEmpty();
    }

    /** A reader sees these texts as they are: a name left where a sentence belongs is no explanation. */
    @Test
    void every_indicator_is_explained_in_sentences() {
        List<String> faults = new ArrayList<>();
        each("warehouse-sql/reference/indicators/*.yaml", indicator -> {
            for (String text : List.of(text(indicator, "question"), text(indicator, "method"))) {
                if (!text.strip().matches("(?s)\\p{Lu}.* .*[.?]")) {
                    faults.add(text(indicator, "code") + ": " + text);
                }
            }
        });

        assertThat(faults).isEmpty();
    }

    private interface Taker {
        void take(JsonNode entry);
    }

    private static void each(String pattern, Taker taker) {
        Definitions.list(pattern).forEach(file -> YAML.readTree(file.text()).forEach(taker::take));
    }

    private static String text(JsonNode entry, String name) {
        return entry.get(name).asString();
    }

    private static List<String> texts(JsonNode entry, String name) {
        List<String> texts = new ArrayList<>();
        if (entry.has(name)) {
            entry.get(name).forEach(text -> texts.add(text.asString()));
        }
        return texts;
    }
}
