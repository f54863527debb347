package org.sendwarehouse.operations.alerts;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.sendwarehouse.home.Home;
import org.sendwarehouse.home.Trouble;
import org.sendwarehouse.operations.alerts.Fact.Reading;
import org.sendwarehouse.warehouse.DuckDb;
import org.sendwarehouse.warehouse.PublishedWarehouse;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.util.unit.DataSize;
import tools.jackson.core.JacksonException;

/**
 * Looks whether conditions hold. What a published version says never changes, so that its queries are asked once a
 * version; whoever looks every minute opens it once a night.
 */
final class Conditions {
    private static final Logger LOG = LoggerFactory.getLogger(Conditions.class);
    /** Far below what a night may take: small tables are counted. */
    private static final DuckDb.Settings SMALL = new DuckDb.Settings(DataSize.ofMegabytes(128), 1);

    private static final int ROWS = 200;

    private final Home home;
    private final AlertRules rules;
    private final Map<String, Fact> facts;
    private @Nullable Answers answers;

    /** What the queries found in a version. */
    private record Answers(String runId, Map<String, List<Finding>> found, Map<String, String> unseen) {}

    Conditions(Home home, AlertRules rules, List<Fact> facts) {
        this.home = home;
        this.rules = rules;
        this.facts = facts.stream().collect(Collectors.toMap(Fact::name, fact -> fact));
    }

    Looked look(Instant now) {
        List<Finding> findings = new ArrayList<>();
        Map<String, String> unseen = new LinkedHashMap<>();
        Answers answered = answers();
        for (AlertRule rule : rules.rules()) {
            if (rule.condition() instanceof AlertRule.Limit limit) {
                try {
                    findings.addAll(read(rule, limit, now));
                } catch (IOException | RuntimeException e) {
                    LOG.warn("The condition of {} cannot be looked at", rule.code(), e);
                    unseen.put(rule.code(), Trouble.withFile(e));
                }
            } else {
                findings.addAll(answered.found().getOrDefault(rule.code(), List.of()));
            }
        }
        unseen.putAll(answered.unseen());
        return new Looked(now, findings, unseen);
    }

    private List<Finding> read(AlertRule rule, AlertRule.Limit limit, Instant now) throws IOException {
        Fact fact = facts.get(limit.fact());
        if (fact == null) {
            throw new IllegalStateException("There is no fact " + limit.fact());
        }
        List<Finding> found = new ArrayList<>();
        for (Reading reading : fact.look().at(now)) {
            if (limit.holds(reading.value())) {
                found.add(finding(
                        rule,
                        reading.subject(),
                        AlertRules.number(reading.value()),
                        AlertRules.number(limit.limit()),
                        reading.detail()));
            }
        }
        return found;
    }

    private static Finding finding(AlertRule rule, String subject, String value, String limit, String detail) {
        String words = rule.words()
                .replace("{value}", value)
                .replace("{limit}", limit)
                .replace("{subject}", subject)
                .replace("{detail}", detail)
                .strip()
                .replaceAll("\\s+", " ");
        return new Finding(rule.code(), subject, words);
    }

    /** What the queries find in the version that readers see now. */
    private Answers answers() {
        Optional<PublishedWarehouse> version;
        try {
            version = PublishedWarehouse.find(home);
        } catch (UncheckedIOException | JacksonException e) {
            return unreadable("", e);
        }
        if (version.isEmpty()) {
            return new Answers("", Map.of(), Map.of());
        }
        String runId = version.get().runId();
        if (answers != null && answers.runId().equals(runId) && answers.unseen().isEmpty()) {
            return answers;
        }
        try (Connection connection = version.get().connect(SMALL)) {
            answers = ask(runId, connection);
        } catch (SQLException e) {
            return unreadable(runId, e);
        }
        return answers;
    }

    private Answers unreadable(String runId, Exception failure) {
        LOG.warn("The published version cannot be asked", failure);
        Map<String, String> unseen = new LinkedHashMap<>();
        for (AlertRule rule : rules.rules()) {
            if (rule.condition() instanceof AlertRule.Query) {
                unseen.put(rule.code(), "the published version cannot be read");
            }
        }
        return new Answers(runId, Map.of(), unseen);
    }

    private Answers ask(String runId, Connection connection) {
        Map<String, List<Finding>> found = new LinkedHashMap<>();
        Map<String, String> unseen = new LinkedHashMap<>();
        for (AlertRule rule : rules.rules()) {
            if (rule.condition() instanceof AlertRule.Query query) {
                try {
                    found.put(rule.code(), rows(rule, query, connection));
                } catch (SQLException e) {
                    LOG.warn("The condition of {} cannot be looked at", rule.code(), e);
                    unseen.put(rule.code(), "its query failed");
                }
            }
        }
        return new Answers(runId, found, unseen);
    }

    private static List<Finding> rows(AlertRule rule, AlertRule.Query query, Connection connection)
            throws SQLException {
        List<Finding> found = new ArrayList<>();
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(
                        "select distinct subject, detail from (" + query.query() + ") order by all limit " + ROWS)) {
            while (rows.next()) {
                found.add(finding(rule, text(rows, 1), "", "", text(rows, 2)));
            }
        }
        return found;
    }

    private static String text(ResultSet rows, int column) throws SQLException {
        @Nullable String text = rows.getString(column);
        return text == null ? "" : text;
    }
}
