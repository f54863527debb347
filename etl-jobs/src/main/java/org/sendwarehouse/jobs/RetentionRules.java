package org.sendwarehouse.jobs;

import java.time.Period;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.sendwarehouse.home.Definitions;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.dataformat.yaml.YAMLMapper;

/** How long what lies beside the landing zone is kept: {@code schedules/retention.yaml}. */
final class RetentionRules {
    private static final Pattern HISTORY = Pattern.compile("landing_history\\.([a-z0-9_]+)");

    private RetentionRules() {}

    /** What is kept for a time of its own. */
    enum Place {
        /** Originals of deliveries that count no more, and of repeated ones. */
        ARCHIVE,
        /** Originals of refused deliveries. */
        QUARANTINE,
        /** Versions of the warehouse that readers do not see any more. */
        VERSIONS,
        /** Warehouses of past dates. */
        REBUILT,
        DRAFTS,
        /** Lists of children for an inspection. */
        CONTROLLED
    }

    /**
     * One place.
     *
     * @param period counted from the night that took it in, or from the day the file was made
     * @param source why so long
     */
    record Rule(Place place, Period period, String source) {}

    static List<Rule> shipped() {
        Rule[] rules = YAMLMapper.builder()
                .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
                .enable(tools.jackson.databind.MapperFeature.ACCEPT_CASE_INSENSITIVE_ENUMS)
                .build()
                .readValue(Definitions.text("schedules/retention.yaml"), Rule[].class);
        return List.of(rules);
    }

    /** The tables of which models read superseded deliveries too: without those, their history is another. */
    static Set<String> historyTables() {
        Set<String> tables = new TreeSet<>();
        Definitions.list("warehouse-sql/models/**/*.sql").forEach(model -> {
            Matcher matcher = HISTORY.matcher(model.text());
            while (matcher.find()) {
                tables.add(matcher.group(1));
            }
        });
        return tables;
    }
}
